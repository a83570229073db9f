package lv.atbilstiba.platform.log;

import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.SignedNote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A folder, best on another machine: {@code <epoch>/<size>.checkpoint}, and {@code
 * <epoch>/latest.checkpoint}, which is never replaced by a smaller one.
 */
record FolderArchive(Path folder) implements CheckpointArchive {
    private static final long MOST_BYTES = 1 << 20;

    @Override
    public void keep(int epoch, SignedNote checkpoint) {
        try {
            var history = Files.createDirectories(folder.resolve(Integer.toString(epoch)));
            var size = Checkpoint.of(checkpoint).size();
            write(history, "%019d.checkpoint".formatted(size), checkpoint);
            renew(epoch, checkpoint);
        } catch (IOException e) {
            throw new ArchiveUnreachable(folder, e);
        }
    }

    @Override
    public void renew(int epoch, SignedNote checkpoint) {
        try {
            var newest = newest(epoch);
            if (newest.isEmpty()
                    || Checkpoint.of(newest.get()).size() <= Checkpoint.of(checkpoint).size())
                write(
                        Files.createDirectories(folder.resolve(Integer.toString(epoch))),
                        "latest.checkpoint",
                        checkpoint);
        } catch (IOException e) {
            throw new ArchiveUnreachable(folder, e);
        }
    }

    private static void write(Path history, String name, SignedNote note) throws IOException {
        var unfinished = Files.createTempFile(history, name, ".part");
        Files.writeString(unfinished, note.toString());
        Files.move(
                unfinished,
                history.resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public Optional<SignedNote> newest(int epoch) {
        var file = folder.resolve(Integer.toString(epoch)).resolve("latest.checkpoint");
        try {
            if (!Files.exists(file)) return Optional.empty();
            if (Files.size(file) > MOST_BYTES)
                throw new IOException(file + " is longer than any checkpoint");
            return Optional.of(SignedNote.parse(Files.readString(file)));
        } catch (IOException | IllegalArgumentException e) {
            throw new ArchiveUnreachable(folder, e);
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}

package lv.atbilstiba.platform.log;

import lv.atbilstiba.platform.tlog.KeyType;
import lv.atbilstiba.platform.tlog.SignerKey;
import lv.atbilstiba.platform.tlog.VerifierKey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** The private keys of the log; they live in files, never in the database. */
public final class LogKeys {
    private static final String SUFFIX = ".key";
    private static final String HANDOVER = ".handover";

    private LogKeys() {}

    /**
     * The keys of a folder, in the order of their file names; none if it has none.
     *
     * @throws IllegalStateException if a file holds no key
     */
    public static List<SignerKey> in(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(LogKeys::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a key and keeps it, readable by its owner alone. */
    public static SignerKey create(Path folder, String name, KeyType type) {
        var key = SignerKey.generate(name, type, new SecureRandom());
        try {
            Files.createDirectories(folder);
            keep(key, folder.resolve(Integer.toHexString(key.verifier().id()) + SUFFIX));
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("no key could be kept in " + folder, e);
        }
    }

    /** Keeps a key in a file that is not there yet, readable by its owner alone. */
    public static void keep(SignerKey key, Path file) throws IOException {
        var owner = PosixFilePermissions.fromString("rw-------");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
        Files.writeString(file, key.secret() + "\n");
    }

    /**
     * Has the keys that sign already hand over to one that has not signed yet, each in a file
     * beside the keys, so that it is known also after the older key was taken away and whatever
     * becomes of the database.
     */
    public static void handOver(Path folder, VerifierKey next, Collection<SignerKey> by) {
        try {
            for (var key : by) {
                var name =
                        HexFormat.of().toHexDigits(next.id())
                                + "-by-"
                                + HexFormat.of().toHexDigits(key.verifier().id());
                var file = folder.resolve(name + HANDOVER);
                if (!Files.exists(file))
                    Files.writeString(file, KeyHandover.to(next, key).toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no key could hand over in " + folder, e);
        }
    }

    /** Every hand-over that is kept beside the keys of a folder. */
    public static List<KeyHandover> handovers(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(HANDOVER))
                    .sorted()
                    .map(LogKeys::handover)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyHandover handover(Path file) {
        try {
            return KeyHandover.parse(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " holds no hand-over of a key", e);
        }
    }

    private static SignerKey read(Path file) {
        try {
            return SignerKey.parse(Files.readString(file).strip());
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " holds no key of a log", e);
        }
    }
}

package lv.atbilstiba.platform.log;

import lv.atbilstiba.platform.tlog.SignedNote;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where checkpoints are kept out of reach of those who own the database. */
public interface CheckpointArchive {
    /**
     * The archive at an address: a folder or a server.
     *
     * @throws IllegalArgumentException for any other kind of address
     */
    static CheckpointArchive at(URI address) {
        return at(address, null);
    }

    /**
     * As {@link #at(URI)}.
     *
     * @param authorization a file with the value of the header {@code Authorization} for a server
     *     that asks for one
     */
    static CheckpointArchive at(URI address, @Nullable Path authorization) {
        return switch (address.getScheme()) {
            case "file" -> new FolderArchive(Path.of(address));
            case "http", "https" -> new WebArchive(address, authorization);
            case null, default ->
                    throw new IllegalArgumentException(
                            "atbilstiba.log.archives: neither a folder nor a server: " + address);
        };
    }

    /**
     * Keeps a checkpoint, also as the newest of its history.
     *
     * @throws ArchiveUnreachable if it could not be kept; it is tried again with the next one
     */
    void keep(int epoch, SignedNote checkpoint);

    /**
     * Keeps a checkpoint of a size that was kept before, as the newest of its history.
     *
     * @throws ArchiveUnreachable if it could not be kept; it is tried again with the next one
     */
    void renew(int epoch, SignedNote checkpoint);

    /**
     * The newest checkpoint that was kept of a history.
     *
     * @throws ArchiveUnreachable if that cannot be said now
     */
    Optional<SignedNote> newest(int epoch);

    /** For people: where it is. */
    @Override
    String toString();

    /** The archive does not answer as one of ours; what it holds is not known. */
    final class ArchiveUnreachable extends RuntimeException {
        private static final long serialVersionUID = 1;

        ArchiveUnreachable(Object address, Throwable cause) {
            super("the archive of checkpoints " + address + " cannot be reached: " + cause, cause);
        }
    }
}

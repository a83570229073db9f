package lv.atbilstiba.platform.embedded;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where the server's binaries are unpacked: a folder into which only this user can write. Whoever
 * can write there is, at the next start, this user.
 */
final class Binaries {
    private Binaries() {}

    /**
     * The user's cache; where he has no home, a folder of his own name among the temporary ones.
     */
    static Path cacheOfThisUser() {
        var cache = System.getenv("XDG_CACHE_HOME");
        var home = Path.of(System.getProperty("user.home", "/nonexistent"));
        if (cache != null && Path.of(cache).isAbsolute()) return Path.of(cache, "atbilstiba");
        if (Files.isWritable(home)) return home.resolve(".cache").resolve("atbilstiba");
        return Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "atbilstiba-" + System.getProperty("user.name"))
                .toAbsolutePath();
    }

    /**
     * The folder, and the one that it is in closed to all others: the library opens its own to
     * everybody.
     *
     * @throws IOException if it belongs to somebody else
     */
    static Path ownersAlone(Path folder) throws IOException {
        var around = folder.toAbsolutePath().getParent();
        if (around == null || System.getProperty("ot.epg.working-dir") != null) return folder;
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder);
            return folder;
        }
        var owner = PosixFilePermissions.fromString("rwx------");
        if (!Files.exists(around, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(around.getParent());
            Files.createDirectory(around, PosixFilePermissions.asFileAttribute(owner));
        }
        if (!Files.isDirectory(around, LinkOption.NOFOLLOW_LINKS))
            throw new IOException(around + " is no folder");
        // fails for one that belongs to somebody else
        Files.setPosixFilePermissions(around, owner);
        Files.createDirectories(folder);
        return folder;
    }
}

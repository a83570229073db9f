package lv.atbilstiba.standalone;

import org.springframework.boot.system.ApplicationHome;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where this process keeps what must survive it.
 *
 * @param temporary whether nothing must
 */
record DataFolder(Path path, boolean temporary) implements AutoCloseable {
    /**
     * @param story the folder beneath {@code data} that is used when none is named, so that the
     *     demo's made-up year and a register of one's own never meet
     */
    static DataFolder of(StandaloneProperties properties, String story) throws IOException {
        if (properties.temporary())
            return new DataFolder(Files.createTempDirectory("atbilstiba-"), true);
        var named = properties.dataFolder();
        var path = named != null ? named : projectRoot().resolve("data").resolve(story);
        return new DataFolder(closed(path.toAbsolutePath().normalize()), false);
    }

    /** Keys, personal data and the history lie in it: it is its owner's alone. */
    private static Path closed(Path folder) throws IOException {
        Files.createDirectories(folder);
        var posix = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (posix != null) posix.setPermissions(PosixFilePermissions.fromString("rwx------"));
        return folder;
    }

    /**
     * The checkout that this class was started from, whatever the working directory; beside the jar
     * where there is no checkout.
     */
    private static Path projectRoot() {
        var home = new ApplicationHome(StandaloneApplication.class).getDir().toPath();
        for (var folder = home; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) return folder;
        }
        return home;
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    /** Signs tokens. */
    Path tokenKey() {
        return path.resolve("token-key.json");
    }

    /** Seals personal data. */
    Path masterKey() {
        return path.resolve("vault-key.json");
    }

    /** Sign the checkpoints of the verifiable log. */
    Path logKeys() {
        return path.resolve("log-keys");
    }

    /**
     * Where checkpoints are kept beside the database: to be copied to where its owner cannot reach.
     */
    Path checkpoints() {
        return path.resolve("checkpoints");
    }

    @Override
    public void close() throws IOException {
        if (temporary) FileSystemUtils.deleteRecursively(path);
    }
}

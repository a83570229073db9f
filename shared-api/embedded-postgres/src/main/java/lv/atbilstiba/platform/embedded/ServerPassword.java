package lv.atbilstiba.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;

/**
 * The password of the server's owner, in a file beside the data that only he can read. Without it
 * every user of the machine were its superuser, and so whoever runs the server.
 */
final class ServerPassword {
    private static final String ASKED_OF_EVERYBODY =
            """
            # TYPE  DATABASE     USER  ADDRESS       METHOD
            local   all          all                 scram-sha-256
            host    all          all   127.0.0.1/32  scram-sha-256
            host    all          all   ::1/128       scram-sha-256
            """;

    private ServerPassword() {}

    static Path fileOf(Path dataFolder) {
        return dataFolder.resolveSibling(dataFolder.getFileName() + "-password");
    }

    /** The password; made if there is none yet. */
    static String of(Path dataFolder) {
        var file = fileOf(dataFolder);
        try {
            if (!Files.exists(file)) make(file);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the password in " + file + " cannot be read", e);
        }
    }

    private static void make(Path file) throws IOException {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        Files.createDirectories(file.toAbsolutePath().getParent());
        var owner =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var unfinished = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, owner);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Files.writeString(unfinished, password + "\n");
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether a server that has data there asks for it. */
    static boolean isAskedFor(Path dataFolder) {
        try {
            return Files.readAllLines(dataFolder.resolve("pg_hba.conf")).stream()
                    .map(String::strip)
                    .filter(it -> !it.isEmpty() && !it.startsWith("#"))
                    .noneMatch(it -> it.matches(".*\\btrust\\b.*"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Has a running server of an older release, which trusted everybody, ask for it from now on;
     * who is connected already is cut off.
     */
    static void askFor(String password, String user, Path dataFolder, Connection connection)
            throws SQLException {
        try (var sql = connection.createStatement()) {
            // of our own making: letters, digits, - and _
            sql.execute("ALTER ROLE \"" + user + "\" PASSWORD '" + password + "'");
            var file = dataFolder.resolve("pg_hba.conf");
            var unfinished = dataFolder.resolve("pg_hba.conf.part");
            Files.writeString(unfinished, ASKED_OF_EVERYBODY);
            Files.move(
                    unfinished,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            sql.execute("SELECT pg_reload_conf()");
            sql.execute(
                    """
                    SELECT pg_terminate_backend(pid)
                    FROM pg_stat_activity
                    WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

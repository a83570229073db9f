package lv.atbilstiba.platform.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

/**
 * A PostgreSQL 18 server of our own, on a free port of this machine, as durable as an installed
 * one: a commit is on the disk when it is answered, and every page has a checksum.
 *
 * <p>A server whose data stays asks for a password, which lies beside the data (its name with
 * {@code -password}); the binaries lie where nobody but this user can write.
 *
 * <p>Works as root too, through {@code unshare} of util-linux; where that is missing or not
 * allowed, {@link #start} says what to do instead.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    private static final String USER = "postgres";
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final Path dataFolder;
    private final boolean temporary;
    private final String password;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgresServer(
            EmbeddedPostgres server, Path dataFolder, boolean temporary, String password) {
        this.server = server;
        this.dataFolder = dataFolder;
        this.temporary = temporary;
        this.password = password;
    }

    /** A server whose data is gone when it is closed. */
    public static EmbeddedPostgresServer temporary() {
        // A child of the working folder: should this process be killed, the next one finds the
        // orphan there, stops it and deletes its data.
        return start(workingFolder().resolve(UUID.randomUUID().toString()), 0, true);
    }

    /**
     * A server whose data stays.
     *
     * @param dataFolder created when missing; one server at a time
     * @throws IllegalStateException when another server holds the folder, or when this machine
     *     cannot run one (the message says what to do)
     */
    public static EmbeddedPostgresServer in(Path dataFolder) {
        return in(dataFolder, 0);
    }

    /**
     * @param port 0 for any free one
     */
    public static EmbeddedPostgresServer in(Path dataFolder, int port) {
        var folder = dataFolder.toAbsolutePath().normalize();
        if (folder.startsWith(workingFolder())) {
            throw new IllegalArgumentException(
                    "data in " + workingFolder() + " would be deleted as stale; choose another");
        }
        return start(folder, port, false);
    }

    private static EmbeddedPostgresServer start(Path folder, int port, boolean temporary) {
        RootNeedsUnshare.check();
        try {
            var working = Binaries.ownersAlone(workingFolder());
            var builder =
                    EmbeddedPostgres.builder()
                            .setOverrideWorkingDirectory(working.toFile())
                            .setDataDirectory(folder)
                            .setCleanDataDirectory(false)
                            .setRegisterShutdownHook(false)
                            .setPGStartupWait(START)
                            .setPort(port)
                            .setLocaleConfig("locale", "C")
                            .setLocaleConfig("locale-provider", "builtin")
                            .setLocaleConfig("builtin-locale", "C.UTF-8")
                            // The library starts the server with -F and asynchronous commits;
                            // settings come after -F and win.
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("full_page_writes", "on")
                            .setServerConfig("listen_addresses", "localhost")
                            .setServerConfig("max_connections", "200")
                            .setServerConfig("shared_buffers", temporary ? "128MB" : "256MB")
                            .setServerConfig("max_wal_size", "2GB")
                            .setServerConfig("checkpoint_timeout", "15min")
                            .setServerConfig("random_page_cost", "1.1")
                            .setServerConfig("autovacuum_naptime", "20s");
            if (temporary) return new EmbeddedPostgresServer(builder.start(), folder, true, "");
            var password = ServerPassword.of(folder);
            builder.setConnectConfig("password", password);
            if (!Files.exists(folder.resolve("PG_VERSION")))
                builder.setLocaleConfig("auth", "scram-sha-256")
                        .setLocaleConfig("pwfile", ServerPassword.fileOf(folder).toString());
            var started = new EmbeddedPostgresServer(builder.start(), folder, false, password);
            started.askForPassword();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "PostgreSQL does not start on " + folder + ": " + e.getMessage(), e);
        }
    }

    /** A folder of a release that trusted everybody is switched over. */
    private void askForPassword() {
        if (ServerPassword.isAskedFor(dataFolder)) return;
        try (var connection = database(USER).getConnection()) {
            ServerPassword.askFor(password, USER, dataFolder, connection);
            LOG.info("PostgreSQL in {} asks for a password from now on", dataFolder);
        } catch (SQLException | RuntimeException e) {
            close();
            throw new IllegalStateException(
                    "PostgreSQL in " + dataFolder + " cannot be made to ask for a password", e);
        }
    }

    public int port() {
        return server.getPort();
    }

    public String user() {
        return USER;
    }

    /** Empty where none is asked for. */
    public String password() {
        return password;
    }

    /** The folder that holds the data. */
    public Path dataFolder() {
        return dataFolder;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database;
    }

    /** Connections to a database, not pooled: each {@code getConnection} opens one. */
    public DataSource database(String database) {
        var source = new Connections(jdbcUrl(database));
        source.setUser(USER);
        source.setPassword(password);
        return source;
    }

    /**
     * Connects by the short URL. The driver's own source names every property in it that there is,
     * and Flyway's search for secrets in that takes half a second, in a cold process two.
     */
    private static final class Connections extends PGSimpleDataSource {
        private static final long serialVersionUID = 1;

        private final String url;

        Connections(String url) {
            this.url = url;
        }

        @Override
        public String getUrl() {
            return url;
        }
    }

    /** Creates the database unless it is there. */
    public void createDatabase(String database) {
        run(
                "SELECT 1 FROM pg_database WHERE datname = '" + database + "'",
                "CREATE DATABASE " + quoted(database));
    }

    void createDatabase(String database, String template) {
        run(null, "CREATE DATABASE " + quoted(database) + " TEMPLATE " + quoted(template));
    }

    void dropDatabase(String database) {
        run(null, "DROP DATABASE IF EXISTS " + quoted(database) + " WITH (FORCE)");
    }

    private void run(@Nullable String unless, String statement) {
        try (var connection = database(USER).getConnection();
                var sql = connection.createStatement()) {
            if (unless != null) {
                try (var found = sql.executeQuery(unless)) {
                    if (found.next()) return;
                }
            }
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement + " failed: " + e.getMessage(), e);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Stops the server and returns when it has stopped. Closing it again does nothing. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) return;
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("PostgreSQL in {} did not close cleanly", dataFolder, e);
        }
        // The library waits five seconds only; the last checkpoint of a busy server takes longer.
        var pid = dataFolder.resolve("postmaster.pid");
        var patience = System.nanoTime() + STOP.toNanos();
        while (Files.exists(pid) && System.nanoTime() < patience) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        if (Files.exists(pid)) LOG.warn("PostgreSQL in {} is still stopping", dataFolder);
        else if (temporary) delete(dataFolder);
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("could not delete {}", folder, e);
        }
    }

    /** Where the library unpacks the binaries, and where it deletes what it takes for stale. */
    static Path workingFolder() {
        var folder = System.getProperty("ot.epg.working-dir");
        return folder == null
                ? Binaries.cacheOfThisUser().resolve("embedded-pg")
                : Path.of(folder).toAbsolutePath().normalize();
    }
}

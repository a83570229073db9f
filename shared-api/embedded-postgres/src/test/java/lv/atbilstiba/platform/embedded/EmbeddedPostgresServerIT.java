package lv.atbilstiba.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;

import javax.sql.DataSource;

class EmbeddedPostgresServerIT {
    @Test
    void a_commit_is_on_the_disk_when_it_is_answered() throws SQLException {
        try (var database = TestDatabase.fresh()) {
            var source = database.dataSource();
            // Trap D: the library starts the server with -F and synchronous_commit off.
            assertThat(show(source, "fsync")).isEqualTo("on");
            assertThat(show(source, "synchronous_commit")).isEqualTo("on");
            assertThat(show(source, "full_page_writes")).isEqualTo("on");
            assertThat(show(source, "data_checksums")).isEqualTo("on");
            assertThat(show(source, "server_version_num")).startsWith("18");
            assertThat(show(source, "server_encoding")).isEqualTo("UTF8");
            assertThat(show(source, "timezone")).isEqualTo("UTC");
        }
    }

    @Test
    void data_in_a_folder_survives_a_restart(@TempDir Path folder) throws SQLException {
        var data = folder.resolve("postgres");
        try (var server = EmbeddedPostgresServer.in(data)) {
            server.createDatabase("register");
            server.createDatabase("register");
            execute(server.database("register"), "CREATE TABLE kept AS SELECT 42 AS answer");
            assertThatThrownBy(() -> EmbeddedPostgresServer.in(data))
                    .as("one server at a time")
                    .isInstanceOf(RuntimeException.class);
        }
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
        try (var server = EmbeddedPostgresServer.in(data)) {
            assertThat(query(server.database("register"), "SELECT answer FROM kept"))
                    .isEqualTo("42");
            assertThat(show(server.database("register"), "fsync")).isEqualTo("on");
        }
    }

    @Test
    void a_server_whose_data_stays_asks_everybody_for_its_password(@TempDir Path folder)
            throws Exception {
        var data = folder.resolve("postgres");
        try (var server = EmbeddedPostgresServer.in(data)) {
            assertThat(server.password()).hasSizeGreaterThan(20);
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(ServerPassword.fileOf(data))))
                    .isEqualTo("rw-------");
            assertThatItAsks(server);
        }
        try (var again = EmbeddedPostgresServer.in(data)) {
            assertThatItAsks(again);
        }
    }

    @Test
    void a_folder_of_a_release_that_trusted_everybody_is_switched_over(@TempDir Path folder)
            throws Exception {
        var data = folder.resolve("postgres");
        try (var server = EmbeddedPostgresServer.in(data)) {
            execute(server.database("postgres"), "CREATE TABLE kept AS SELECT 42 AS answer");
            execute(server.database("postgres"), "ALTER ROLE postgres PASSWORD NULL");
        }
        Files.delete(ServerPassword.fileOf(data));
        Files.writeString(
                data.resolve("pg_hba.conf"),
                "# as initdb -A trust writes it\nlocal all all trust\nhost all all 127.0.0.1/32"
                        + " trust\nhost all all ::1/128 trust\n");
        try (var server = EmbeddedPostgresServer.in(data)) {
            assertThatItAsks(server);
            assertThat(query(server.database("postgres"), "SELECT answer FROM kept"))
                    .isEqualTo("42");
        }
        try (var server = EmbeddedPostgresServer.in(data)) {
            assertThatItAsks(server);
        }
    }

    private static void assertThatItAsks(EmbeddedPostgresServer server) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl("postgres"));
        source.setUser(server.user());
        for (var wrong : new String[] {"", "postgres"}) {
            source.setPassword(wrong);
            assertThatThrownBy(() -> source.getConnection().close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
        assertThat(show(server.database("postgres"), "password_encryption"))
                .isEqualTo("scram-sha-256");
    }

    @Test
    void the_binaries_lie_where_nobody_else_can_write() throws Exception {
        try (var server = EmbeddedPostgresServer.temporary()) {
            assertThat(server.dataFolder()).startsWith(EmbeddedPostgresServer.workingFolder());
        }
        if (System.getProperty("ot.epg.working-dir") != null) return; // who sets it answers for it
        var around = EmbeddedPostgresServer.workingFolder().getParent();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(around)))
                .isEqualTo("rwx------");
    }

    @Test
    void a_temporary_server_leaves_nothing_behind() {
        var server = EmbeddedPostgresServer.temporary();
        assertThat(server.dataFolder()).exists();
        server.close();
        assertThat(server.dataFolder()).doesNotExist();
        assertThatThrownBy(() -> server.database("postgres").getConnection().close())
                .isInstanceOf(SQLException.class);
    }

    @Test
    void each_test_has_a_database_of_its_own() throws SQLException {
        try (var one = TestDatabase.fresh()) {
            execute(one.dataSource(), "CREATE TABLE mine AS SELECT 1 AS number");
            try (var other = TestDatabase.fresh();
                    var copy = TestDatabase.copyOf(one)) {
                assertThat(query(other.dataSource(), "SELECT to_regclass('mine')")).isNull();
                assertThat(query(copy.dataSource(), "SELECT number FROM mine")).isEqualTo("1");
            }
        }
    }

    @Test
    void data_is_not_kept_where_the_library_deletes_what_looks_stale() {
        assertThatThrownBy(() ->
                        EmbeddedPostgresServer.in(
                                EmbeddedPostgresServer.workingFolder().resolve("data")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void root_without_unshare_is_told_what_to_do(@TempDir Path nothingThere) throws Exception {
        assertThatThrownBy(() -> RootNeedsUnshare.check(true, nothingThere.toString(), "Linux"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("util-linux")
                .hasMessageContaining("setpriv");
        var broken = Files.writeString(nothingThere.resolve("unshare"), "#!/bin/sh\nexit 1\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();
        assertThatThrownBy(() -> RootNeedsUnshare.check(true, nothingThere.toString(), "Linux"))
                .hasMessageContaining("not allowed");
        assertThatCode(() -> RootNeedsUnshare.check(false, nothingThere.toString(), "Linux"))
                .doesNotThrowAnyException();
        assertThatCode(() -> RootNeedsUnshare.check(true, nothingThere.toString(), "Windows 11"))
                .doesNotThrowAnyException();
    }

    private static String show(DataSource source, String setting) throws SQLException {
        return query(source, "SHOW " + setting);
    }

    private static String query(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

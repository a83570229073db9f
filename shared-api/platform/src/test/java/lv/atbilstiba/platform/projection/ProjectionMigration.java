package lv.atbilstiba.platform.projection;

import org.flywaydb.core.Flyway;

import javax.sql.DataSource;

/** The engine's own tables, as Spring Boot's Flyway makes them. */
final class ProjectionMigration {
    private ProjectionMigration() {}

    static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/ops")
                .defaultSchema("ops")
                .load()
                .migrate();
    }
}

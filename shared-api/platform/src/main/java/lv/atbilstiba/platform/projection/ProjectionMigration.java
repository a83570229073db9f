package lv.atbilstiba.platform.projection;

import org.flywaydb.core.Flyway;

import javax.sql.DataSource;

/** The engine's own tables; migrated before the engine is made, on every node, by one at a time. */
final class ProjectionMigration {
    private ProjectionMigration() {}

    static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/projection")
                .defaultSchema("ops")
                .schemas("ops")
                .table("projection_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}

package lv.atbilstiba.platform.eventstore;

import org.flywaydb.core.Flyway;

import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * Brings the event store's schema up to date. Both sides do so when they start, also at the same
 * time; it has a Flyway history of its own, so that neither side's schema is tied to it.
 */
public final class EventStoreMigration {
    /** Any number that nobody else locks. */
    private static final long LOCK = 0x6174_6269_6c73_7469L;

    private EventStoreMigration() {}

    /**
     * Migrates; what is returned stands for the schema being there, so that a bean can ask for it.
     *
     * @param connections not pooled, or a pool of at least three
     */
    public static EventStoreMigration migrate(DataSource connections) {
        try (var connection = connections.getConnection();
                var lock = connection.prepareStatement("SELECT pg_advisory_lock(?)");
                var unlock = connection.prepareStatement("SELECT pg_advisory_unlock(?)")) {
            // Flyway locks its history table, but not the schema that it makes first.
            lock.setLong(1, LOCK);
            lock.execute();
            try {
                Flyway.configure()
                        .dataSource(connections)
                        .locations("classpath:db/migration/eventstore")
                        .schemas("eventstore")
                        .createSchemas(true)
                        .load()
                        .migrate();
            } finally {
                unlock.setLong(1, LOCK);
                unlock.execute();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the event store's schema cannot be reached", e);
        }
        return new EventStoreMigration();
    }
}

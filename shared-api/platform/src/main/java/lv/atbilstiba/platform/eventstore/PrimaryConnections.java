package lv.atbilstiba.platform.eventstore;

import javax.sql.DataSource;

/**
 * Connections to the primary database that are not pooled, for what keeps one for itself: the safe
 * position, a claim, a migration. Each {@code getConnection} opens one, and who opens it closes it.
 */
public record PrimaryConnections(DataSource dataSource) {}

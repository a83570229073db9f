package lv.atbilstiba.platform.eventstore;

import lv.atbilstiba.platform.database.DatabaseLimits;
import lv.atbilstiba.platform.database.LimitedConnections;

import javax.sql.DataSource;

/**
 * Connections to the primary database that are not pooled, for what keeps one for itself: the safe
 * position, a claim, a migration. Each {@code getConnection} opens one, and who opens it closes it.
 *
 * @param dataSource with the limits of a request
 */
public record PrimaryConnections(DataSource dataSource, DatabaseLimits limits) {
    /** For migrations, and whatever else takes long by its nature. */
    public DataSource lengthy() {
        return LimitedConnections.of(dataSource, limits, DatabaseLimits.Use.LENGTHY);
    }
}

package lv.atbilstiba.platform.projection;

import lv.atbilstiba.platform.claim.Claims;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where every projection of this process stands, whoever keeps it: looked up every few seconds. If
 * that cannot be looked up, or nobody keeps it, what is told grows older, and never looks well.
 */
final class Standings implements Claims.Asking {
    private static final String LOOK =
            """
            SELECT p.projection, p.version, p.position, p.log_time, c.owner,
                   coalesce(c.owner IS NOT NULL
                            AND c.renewed_at > clock_timestamp() - make_interval(secs => ?), false),
                   (SELECT count(DISTINCT l.subject) FROM ops.letter l
                    WHERE l.projection = p.projection AND l.table_set = p.table_set
                      AND l.closed_at IS NULL)
            FROM ops.projection_position p
            LEFT JOIN ops.claim c ON c.name = p.projection || '#' || p.version
            """;

    private final List<Projection> projections;
    private final FactLog factLog;
    private final Clock clock;
    private final long began = System.nanoTime();
    private volatile Map<String, Standing> seen = Map.of();
    private volatile long seenAt = began;

    Standings(List<Projection> projections, FactLog factLog, Clock clock) {
        this.projections = List.copyOf(projections);
        this.factLog = factLog;
        this.clock = clock;
    }

    /**
     * @param owner who keeps it; null while nobody does
     * @param lagSeconds age of the oldest event that it has not taken in, 0 at the log's end; never
     *     less than the time for which nothing is known of it
     */
    record Standing(
            long position, @Nullable String owner, double lagSeconds, double parkedSubjects) {}

    Standing of(Projection projection) {
        double unseen = Duration.ofNanos(System.nanoTime() - seenAt).toMillis() / 1000.0;
        if (unseen < Claims.LEASE.toSeconds()) unseen = 0;
        var standing = seen.get(name(projection));
        if (standing == null) {
            double waiting = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
            return new Standing(0, null, waiting, 0);
        }
        return new Standing(
                standing.position,
                unseen > 0 ? null : standing.owner,
                Math.max(standing.lagSeconds, unseen),
                standing.parkedSubjects);
    }

    private static String name(Projection projection) {
        return Catalogue.claimOf(projection.name().value(), projection.version());
    }

    @Override
    public void of(Connection connection) throws SQLException {
        record Row(long position, Instant logTime, @Nullable String owner, long parked) {}
        var rows = new HashMap<String, Row>();
        try (var look = connection.prepareStatement(LOOK)) {
            look.setDouble(1, Claims.LEASE.toSeconds());
            try (var row = look.executeQuery()) {
                while (row.next())
                    rows.put(
                            Catalogue.claimOf(row.getString(1), row.getInt(2)),
                            new Row(
                                    row.getLong(3),
                                    row.getTimestamp(4).toInstant(),
                                    row.getBoolean(6) ? row.getString(5) : null,
                                    row.getLong(7)));
            }
        }
        var standings = new HashMap<String, Standing>();
        var ages = new HashMap<Long, Double>();
        for (var projection : projections) {
            var row = rows.get(name(projection));
            if (row == null) continue;
            standings.put(
                    name(projection),
                    new Standing(
                            row.position,
                            row.owner,
                            ages.computeIfAbsent(row.position, at -> lagSeconds(at, row.logTime)),
                            row.parked));
        }
        seen = standings;
        seenAt = System.nanoTime();
    }

    private double lagSeconds(long position, Instant logTime) {
        if (factLog.safePosition() <= position) return 0;
        var waiting = logTime;
        try {
            var next = factLog.read(position, 1);
            if (next.isEmpty()) return 0;
            waiting = next.getFirst().decode().recordedAt();
        } catch (RuntimeException unreadable) {
            // then the age of the last one that was read has to do
        }
        return Math.max(0, Duration.between(waiting, clock.instant()).toMillis() / 1000.0);
    }
}

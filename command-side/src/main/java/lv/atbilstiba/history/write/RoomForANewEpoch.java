package lv.atbilstiba.history.write;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Leaves the positions of the lost future to it: what is recorded next has one beyond every
 * position that was ever given out.
 */
@Component
final class RoomForANewEpoch {
    private static final String LEAVE = "SELECT eventstore.leave_room(:published)";

    private final JdbcClient jdbc;

    RoomForANewEpoch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param published the last position that is known to have been given out
     */
    void leave(long published) {
        jdbc.sql(LEAVE).param("published", published).query(Long.class).single();
    }
}

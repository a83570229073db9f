package lv.atbilstiba.platform.projection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

/**
 * Events that a projection could not take in. A rebuild of the projection, once its fault is
 * mended, takes them in.
 */
@RestController
class DeadLettersEndpoint {
    private static final int MOST = 500;
    private static final String LETTERS =
            """
            SELECT letter_id, projection, position, subject, event_type, cause, at FROM ops.letter
            WHERE letter_id > :after
            ORDER BY letter_id
            LIMIT :limit
            """;

    private final JdbcClient jdbc;

    DeadLettersEndpoint(DataSource pool) {
        this.jdbc = JdbcClient.create(pool);
    }

    record DeadLetters(List<DeadLetter> items) {}

    record DeadLetter(
            long id,
            String projection,
            long position,
            String subject,
            String eventType,
            String cause,
            Instant at) {}

    /**
     * @param after the id of the last letter seen; 0 for the first page
     */
    @GetMapping("/api/operations/dead-letters")
    DeadLetters letters(@RequestParam(defaultValue = "0") long after) {
        return new DeadLetters(
                jdbc.sql(LETTERS)
                        .param("after", after)
                        .param("limit", MOST)
                        .query((row, _) ->
                                new DeadLetter(
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getLong(3),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getString(6),
                                        row.getTimestamp(7).toInstant()))
                        .list());
    }
}

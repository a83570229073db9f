package lv.atbilstiba.audit.read;

import lv.atbilstiba.platform.security.Caller;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.UUID;

import javax.sql.DataSource;

/** The record of who took history away. */
@Component
final class Exports {
    private static final String EXPORTED =
            """
            INSERT INTO access.exported (actor, what, up_to, request)
            VALUES (:actor, :what, :upTo, :request)
            """;

    private final JdbcClient jdbc;

    Exports(DataSource source) {
        jdbc = JdbcClient.create(source);
    }

    /**
     * Recorded before anything is given: what nobody could record, nobody gets.
     *
     * @param what a package's scope, or which events
     */
    void record(Caller caller, Object what, long upTo, UUID request) {
        jdbc.sql(EXPORTED)
                .param("actor", caller.actor())
                .param("what", what.toString())
                .param("upTo", upTo)
                .param("request", request)
                .update();
    }
}

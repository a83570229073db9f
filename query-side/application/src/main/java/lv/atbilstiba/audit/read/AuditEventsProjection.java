package lv.atbilstiba.audit.read;

import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.Rows;

import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Where in the log the events that concern somebody are: one narrow row for each event and each
 * subject concerned. What an event says stays in the event store.
 */
@Component
final class AuditEventsProjection implements Projection {
    static final ProjectionName NAME = ProjectionName.of("audit.events");

    @Override
    public ProjectionName name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of(
                // OWN: it happened to the subject; NAMED: the event names it; HOME: it is the
                // institution that answers for the subject
                """
                CREATE TABLE event_subject (
                    subject text NOT NULL,
                    position bigint NOT NULL,
                    relation text NOT NULL,
                    type text NOT NULL,
                    actor text NOT NULL,
                    CONSTRAINT event_subject_ck_relation
                        CHECK (relation IN ('OWN', 'NAMED', 'HOME'))
                )
                """,
                """
                CREATE TABLE subject_home (
                    subject text NOT NULL,
                    institution text NOT NULL,
                    CONSTRAINT subject_home_pk PRIMARY KEY (subject)
                )
                """);
    }

    @Override
    public List<String> indexes() {
        return List.of(
                """
                CREATE UNIQUE INDEX event_subject_pk ON event_subject (subject, position)
                """,
                """
                CREATE INDEX event_subject_ix_position ON event_subject (position)
                WHERE relation = 'OWN'
                """,
                """
                CREATE INDEX event_subject_ix_type_position ON event_subject (type, position)
                WHERE relation = 'OWN'
                """,
                """
                CREATE INDEX event_subject_ix_actor_position ON event_subject (actor, position)
                WHERE relation = 'OWN'
                """);
    }

    @Override
    public Fold open(Connection at, long position) throws SQLException {
        var home = new HashMap<String, String>();
        try (var statement = at.createStatement();
                var rows =
                        statement.executeQuery("SELECT subject, institution FROM subject_home")) {
            while (rows.next()) home.put(rows.getString(1), rows.getString(2));
        }
        return new Gathering(home, position);
    }

    private static final class Gathering implements Fold {
        private final Map<String, String> home;
        private final Rows events =
                Rows.appended(
                        "event_subject",
                        "subject text",
                        "position bigint",
                        "relation text",
                        "type text",
                        "actor text");
        private final Rows homes =
                Rows.keyed("subject_home", 1, "subject text", "institution text");
        private long last;

        private Gathering(Map<String, String> home, long last) {
            this.home = home;
            this.last = last;
        }

        @Override
        public void on(Recorded<Object> event) {
            if (event.position() <= last) return; // delivered again
            var concerned = Concerned.by(event.event());
            var own = concerned.own();
            if (concerned.home() != null) {
                var institution = concerned.home().toString();
                if (!institution.equals(home.put(own, institution))) homes.put(own, institution);
            }
            var told = new HashSet<String>();
            if (told.add(own)) add(event, own, "OWN");
            for (var named : concerned.named()) if (told.add(named)) add(event, named, "NAMED");
            var answersFor = home.get(own);
            if (answersFor != null && told.add(answersFor)) add(event, answersFor, "HOME");
            last = event.position();
        }

        private void add(Recorded<Object> event, String subject, String relation) {
            events.put(
                    subject,
                    event.position(),
                    relation,
                    event.event().getClass().getSimpleName(),
                    event.provenance().actor());
        }

        @Override
        public void flush(Connection connection) throws SQLException {
            events.flush(connection);
            homes.flush(connection);
        }
    }
}

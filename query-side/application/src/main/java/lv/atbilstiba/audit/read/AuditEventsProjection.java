package lv.atbilstiba.audit.read;

import lv.atbilstiba.audit.words.Concerned;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.Unreadable;
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
 *
 * <p>There are two rows and more for each event of the register, so a row holds numbers: those of
 * its {@link Word}s, which table {@code word} keeps.
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
        return 3;
    }

    @Override
    public List<String> tables() {
        return List.of(
                // subjects, types of events and actors; two with one number are refused by the key
                """
                CREATE TABLE word (
                    number bigint NOT NULL,
                    word text NOT NULL,
                    CONSTRAINT word_pk PRIMARY KEY (number)
                )
                """,
                // OWN: it happened to the subject; NAMED: the event names it; HOME: it is the
                // institution that answers for the subject
                """
                CREATE TABLE event_subject (
                    position bigint NOT NULL,
                    subject bigint NOT NULL,
                    type bigint NOT NULL,
                    actor bigint NOT NULL,
                    relation text NOT NULL,
                    CONSTRAINT event_subject_ck_relation
                        CHECK (relation IN ('OWN', 'NAMED', 'HOME'))
                )
                """,
                """
                CREATE TABLE subject_home (
                    subject bigint NOT NULL,
                    institution bigint NOT NULL,
                    CONSTRAINT subject_home_pk PRIMARY KEY (subject)
                )
                """);
    }

    @Override
    public List<String> indexes() {
        return List.of(
                // lists of subjects are in the order of their names
                "CREATE INDEX word_ix_word ON word (word)",
                """
                CREATE UNIQUE INDEX event_subject_pk ON event_subject (subject, position)
                """,
                // rows lie in the order of positions already
                """
                CREATE INDEX event_subject_ix_position ON event_subject USING brin (position)
                WITH (autosummarize = on)
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

    /** That it is there, of whom and by whom: what it says is told elsewhere. */
    @Override
    public boolean takesUnreadable() {
        return true;
    }

    @Override
    public Fold open(Connection at, long position) throws SQLException {
        var numbers = new HashMap<String, Long>();
        var home = new HashMap<Long, Long>();
        try (var statement = at.createStatement()) {
            try (var rows = statement.executeQuery("SELECT word, number FROM word")) {
                while (rows.next()) numbers.put(rows.getString(1), rows.getLong(2));
            }
            try (var rows =
                    statement.executeQuery("SELECT subject, institution FROM subject_home")) {
                while (rows.next()) home.put(rows.getLong(1), rows.getLong(2));
            }
        }
        return new Gathering(numbers, home, position);
    }

    private static final class Gathering implements Fold {
        private final Map<String, Long> numbers;
        private final Map<Long, Long> home;
        private final Rows words = Rows.appended("word", "number bigint", "word text");
        private final Rows events =
                Rows.appended(
                        "event_subject",
                        "position bigint",
                        "subject bigint",
                        "type bigint",
                        "actor bigint",
                        "relation text");
        private final Rows homes =
                Rows.keyed("subject_home", 1, "subject bigint", "institution bigint");
        private long last;

        private Gathering(Map<String, Long> numbers, Map<Long, Long> home, long last) {
            this.numbers = numbers;
            this.home = home;
            this.last = last;
        }

        @Override
        public void on(Recorded<Object> event) {
            if (event.position() <= last) return; // delivered again
            var concerned = Concerned.by(event.event());
            var type =
                    number(
                            event.event() instanceof Unreadable unreadable
                                    ? unreadable.type()
                                    : event.event().getClass().getSimpleName());
            var actor = number(event.provenance().actor());
            var own = number(concerned.own());
            if (concerned.home() != null) {
                var institution = number(concerned.home().toString());
                if (!institution.equals(home.put(own, institution))) homes.put(own, institution);
            }
            events.put(event.position(), own, type, actor, "OWN");
            var named = new HashSet<Long>();
            for (var word : concerned.named()) {
                var subject = number(word);
                if (!subject.equals(own) && named.add(subject))
                    events.put(event.position(), subject, type, actor, "NAMED");
            }
            var answersFor = home.get(own);
            if (answersFor != null && !answersFor.equals(own) && !named.contains(answersFor))
                events.put(event.position(), answersFor, type, actor, "HOME");
            last = event.position();
        }

        private Long number(String word) {
            var known = numbers.get(word);
            if (known != null) return known;
            var number = Word.number(word);
            words.put(number, word);
            numbers.put(word, number);
            return number;
        }

        @Override
        public void flush(Connection connection) throws SQLException {
            words.flush(connection);
            events.flush(connection);
            homes.flush(connection);
        }
    }
}

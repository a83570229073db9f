package lv.atbilstiba.institution.read;

import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.Rows;
import lv.atbilstiba.platform.read.Following;
import lv.atbilstiba.platform.read.HeldByDay;
import lv.atbilstiba.platform.read.Histories;

import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Institutions to choose from by what holds on a day, as of any position. */
@Component
final class InstitutionListProjection implements Projection {
    static final ProjectionName NAME = ProjectionName.of("institution.list");

    private final Histories histories;

    InstitutionListProjection(Histories histories) {
        this.histories = histories;
    }

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
                """
                CREATE TABLE institution (
                    institution text NOT NULL,
                    holds_from date NOT NULL,
                    from_position bigint NOT NULL,
                    to_position bigint,
                    holds_until date,
                    name_lv text NOT NULL,
                    name_en text,
                    kind text NOT NULL,
                    under text,
                    participant_since date NOT NULL,
                    roles text NOT NULL,
                    roles_since date,
                    manager uuid,
                    manager_since date,
                    manager_until date,
                    words text NOT NULL,
                    CONSTRAINT institution_pk PRIMARY KEY (institution, holds_from, from_position)
                )
                """);
    }

    @Override
    public List<String> indexes() {
        return List.of(
                """
                CREATE INDEX institution_ix_under ON institution (under)
                WHERE to_position IS NULL
                """);
    }

    @Override
    public boolean concerns(Class<?> eventType) {
        return InstitutionEvent.class.isAssignableFrom(eventType);
    }

    @Override
    public Fold open(Connection at, long position) throws SQLException {
        var fold = new Lines(histories, position);
        try (var statement = at.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                SELECT *
                                FROM institution
                                WHERE to_position IS NULL
                                """)) {
            while (rows.next()) {
                var state = InstitutionRow.state(rows);
                fold.rows.loaded(state.id().registrationNumber(), rows, state);
            }
        }
        return fold;
    }

    private static final class Lines implements Fold {
        private final Following<InstitutionState> institutions;
        private final HeldByDay<String, InstitutionState> rows =
                new HeldByDay<>(
                        Rows.keyed(
                                "institution",
                                3,
                                "institution text",
                                "holds_from date",
                                "from_position bigint",
                                "to_position bigint",
                                "holds_until date",
                                "name_lv text",
                                "name_en text",
                                "kind text",
                                "under text",
                                "participant_since date",
                                "roles text",
                                "roles_since date",
                                "manager uuid",
                                "manager_since date",
                                "manager_until date",
                                "words text"),
                        InstitutionRow::columns);
        private long last;

        private Lines(Histories histories, long last) {
            institutions = new Following<>(histories, InstitutionState.LISTED);
            this.last = last;
        }

        @Override
        public void on(Recorded<Object> fact) {
            if (fact.position() <= last) return; // delivered again
            last = fact.position();
            if (!(fact.event() instanceof InstitutionEvent event)) return;
            var spells = institutions.after(event.institution().toString(), fact);
            if (spells != null)
                rows.put(event.institution().registrationNumber(), spells.list(), fact.position());
        }

        @Override
        public boolean beginFill() {
            rows.beginFill();
            return true;
        }

        @Override
        public void endFill(Connection connection) throws SQLException {
            flush(connection);
            rows.endFill(connection);
        }

        @Override
        public void flush(Connection connection) throws SQLException {
            rows.flush(connection);
        }
    }
}

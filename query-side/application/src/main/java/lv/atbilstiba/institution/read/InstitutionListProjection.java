package lv.atbilstiba.institution.read;

import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.Rows;
import lv.atbilstiba.platform.read.Histories;
import lv.atbilstiba.platform.read.Versions;

import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Institutions to choose from, as of any position. */
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
        return 2;
    }

    @Override
    public List<String> tables() {
        return List.of(
                """
                CREATE TABLE institution (
                    institution text NOT NULL,
                    from_position bigint NOT NULL,
                    to_position bigint,
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
                    CONSTRAINT institution_pk PRIMARY KEY (institution, from_position)
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
        var fold = new Following(histories, position);
        try (var statement = at.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                SELECT institution, from_position, name_lv, name_en, kind, under,
                                       participant_since, roles, roles_since,
                                       manager, manager_since, manager_until
                                FROM institution
                                WHERE to_position IS NULL
                                """)) {
            while (rows.next()) {
                var state = InstitutionRow.state(rows);
                fold.versions.loaded(
                        state.id().registrationNumber(), rows.getLong("from_position"), state);
            }
        }
        return fold;
    }

    private static final class Following implements Fold {
        private final Histories histories;
        private final Versions<String, InstitutionState> versions =
                new Versions<>(
                        Rows.keyed(
                                "institution",
                                2,
                                "institution text",
                                "from_position bigint",
                                "to_position bigint",
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

        private Following(Histories histories, long last) {
            this.histories = histories;
            this.last = last;
        }

        @Override
        public void on(Recorded<Object> fact) {
            if (fact.position() <= last) return; // delivered again
            last = fact.position();
            if (!(fact.event() instanceof InstitutionEvent event)) return;
            var key = event.institution().registrationNumber();
            InstitutionState state;
            if (fact.corrected() == null) {
                state = InstitutionState.after(versions.get(key).orElse(null), event);
            } else {
                state =
                        InstitutionState.of(
                                histories.standing(
                                        event.institution().toString(), fact.position()));
            }
            if (state != null) versions.put(key, state, fact.position());
        }

        @Override
        public boolean beginFill() {
            versions.beginFill();
            return true;
        }

        @Override
        public void endFill(Connection connection) throws SQLException {
            flush(connection);
            versions.endFill(connection);
        }

        @Override
        public void flush(Connection connection) throws SQLException {
            versions.flush(connection);
        }
    }
}

package lv.atbilstiba.staff.read;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.json.EventJson;
import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.Rows;
import lv.atbilstiba.platform.read.Histories;
import lv.atbilstiba.platform.read.Versions;
import lv.atbilstiba.staff.api.StaffDetails;
import lv.atbilstiba.staff.api.event.StaffEvent;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Staff of each institution as of any position, with the personal data sealed: what was erased
 * since does not open in the past either, for the key is gone.
 */
@Component
final class StaffListProjection implements Projection {
    static final ProjectionName NAME = ProjectionName.of("staff.list");

    private final Histories histories;

    StaffListProjection(Histories histories) {
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
                CREATE TABLE staff_member (
                    person uuid NOT NULL,
                    from_position bigint NOT NULL,
                    to_position bigint,
                    institution text NOT NULL,
                    joined_on date NOT NULL,
                    left_on date,
                    can_log_in boolean NOT NULL,
                    sealed text NOT NULL,
                    CONSTRAINT staff_member_pk PRIMARY KEY (person, from_position)
                )
                """);
    }

    @Override
    public List<String> indexes() {
        return List.of(
                """
                CREATE INDEX staff_member_ix_institution ON staff_member (institution, person)
                """);
    }

    @Override
    public boolean concerns(Class<?> eventType) {
        return StaffEvent.class.isAssignableFrom(eventType);
    }

    @Override
    public Fold open(Connection at, long position) throws SQLException {
        var fold = new Following(histories, position);
        try (var statement = at.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                SELECT person, from_position, institution, joined_on, left_on,
                                       can_log_in, sealed
                                FROM staff_member
                                WHERE to_position IS NULL
                                """)) {
            while (rows.next()) {
                var line = line(rows);
                fold.versions.loaded(line.id().value(), rows.getLong("from_position"), line);
            }
        }
        return fold;
    }

    static StaffLine line(ResultSet row) throws SQLException {
        return new StaffLine(
                new StaffId(row.getObject("person", UUID.class)),
                new InstitutionId(row.getString("institution")),
                row.getObject("joined_on", LocalDate.class),
                row.getObject("left_on", LocalDate.class),
                row.getBoolean("can_log_in"),
                EventJson.mapper().readValue(row.getString("sealed"), StaffDetails.class));
    }

    private static final class Following implements Fold {
        private final Histories histories;
        private final Versions<UUID, StaffLine> versions =
                new Versions<>(
                        Rows.keyed(
                                "staff_member",
                                2,
                                "person uuid",
                                "from_position bigint",
                                "to_position bigint",
                                "institution text",
                                "joined_on date",
                                "left_on date",
                                "can_log_in boolean",
                                "sealed text"),
                        line ->
                                new @Nullable Object[] {
                                    line.institution().registrationNumber(),
                                    line.joinedOn(),
                                    line.leftOn(),
                                    line.canLogIn(),
                                    EventJson.mapper().writeValueAsString(line.details())
                                });
        private long last;

        private Following(Histories histories, long last) {
            this.histories = histories;
            this.last = last;
        }

        @Override
        public void on(Recorded<Object> fact) {
            if (fact.position() <= last) return; // delivered again
            last = fact.position();
            if (!(fact.event() instanceof StaffEvent event)) return;
            var key = event.person().value();
            var line =
                    fact.corrected() == null
                            ? StaffLine.after(versions.get(key).orElse(null), event)
                            : StaffLine.of(
                                    histories.standing(event.person().toString(), fact.position()));
            if (line != null) versions.put(key, line, fact.position());
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

package lv.atbilstiba.staff.read;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.json.EventJson;
import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.Rows;
import lv.atbilstiba.staff.api.StaffDetails;
import lv.atbilstiba.staff.api.event.StaffEvent;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Staff of each institution, with the personal data sealed. */
@Component
final class StaffListProjection implements Projection {
    static final ProjectionName NAME = ProjectionName.of("staff.list");

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
                """
                CREATE TABLE staff_member (
                    person uuid NOT NULL,
                    institution text NOT NULL,
                    joined_on date NOT NULL,
                    left_on date,
                    can_log_in boolean NOT NULL,
                    sealed text NOT NULL,
                    CONSTRAINT staff_member_pk PRIMARY KEY (person)
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
        var fold = new Following(position);
        try (var statement = at.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                SELECT person, institution, joined_on, left_on, can_log_in, sealed
                                FROM staff_member
                                """)) {
            while (rows.next()) {
                var line = line(rows);
                fold.lines.put(line.id(), line);
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
        private final Map<StaffId, @Nullable StaffLine> lines = new HashMap<>();
        private final Rows rows =
                Rows.keyed(
                        "staff_member",
                        1,
                        "person uuid",
                        "institution text",
                        "joined_on date",
                        "left_on date",
                        "can_log_in boolean",
                        "sealed text");
        private long last;

        private Following(long last) {
            this.last = last;
        }

        @Override
        public void on(Recorded<Object> fact) {
            if (fact.position() <= last) return; // delivered again
            last = fact.position();
            if (!(fact.event() instanceof StaffEvent event)) return;
            var line = StaffLine.after(lines.get(event.person()), event);
            if (line == null) return;
            lines.put(event.person(), line);
            rows.put(
                    line.id().value(),
                    line.institution().registrationNumber(),
                    line.joinedOn(),
                    line.leftOn(),
                    line.canLogIn(),
                    EventJson.mapper().writeValueAsString(line.details()));
        }

        @Override
        public void flush(Connection connection) throws SQLException {
            rows.flush(connection);
        }
    }
}

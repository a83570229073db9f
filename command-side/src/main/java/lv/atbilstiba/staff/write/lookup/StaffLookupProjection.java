package lv.atbilstiba.staff.write.lookup;

import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.Rows;
import lv.atbilstiba.staff.api.event.StaffEvent;
import lv.atbilstiba.staff.api.event.StaffLoginLinked;
import lv.atbilstiba.staff.api.event.StaffLoginUnlinked;
import lv.atbilstiba.staff.api.event.StaffMemberChanged;
import lv.atbilstiba.staff.api.event.StaffMemberLeft;
import lv.atbilstiba.staff.api.event.StaffMemberRegistered;

import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Who is employed where, and until when. */
@Component
final class StaffLookupProjection implements Projection {
    static final ProjectionName NAME = ProjectionName.of("staff.lookup");

    @Override
    public ProjectionName name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String schemaFamily() {
        return "write";
    }

    @Override
    public List<String> tables() {
        return List.of(
                """
                CREATE TABLE employment (
                    staff_id uuid CONSTRAINT employment_pk PRIMARY KEY,
                    institution text NOT NULL,
                    joined_on date NOT NULL
                )
                """,
                """
                CREATE TABLE leaving (
                    staff_id uuid CONSTRAINT leaving_pk PRIMARY KEY,
                    left_on date NOT NULL
                )
                """);
    }

    @Override
    public boolean concerns(Class<?> eventType) {
        return StaffEvent.class.isAssignableFrom(eventType);
    }

    @Override
    public Fold open(Connection at, long position) {
        return new StaffFold();
    }

    private static final class StaffFold implements Fold {
        private final Rows employments =
                Rows.keyed("employment", 1, "staff_id uuid", "institution text", "joined_on date");
        private final Rows leavings = Rows.keyed("leaving", 1, "staff_id uuid", "left_on date");

        @Override
        public void on(Recorded<Object> fact) {
            if (!(fact.event() instanceof StaffEvent event)) return;
            StaffId person = event.person();
            switch (event) {
                case StaffMemberRegistered registered ->
                        employments.put(
                                person.value(),
                                registered.institution().registrationNumber(),
                                registered.joinedOn());
                case StaffMemberLeft left -> leavings.put(person.value(), left.leftOn());
                case StaffMemberChanged _, StaffLoginLinked _, StaffLoginUnlinked _ -> {}
            }
        }

        @Override
        public void flush(Connection connection) throws SQLException {
            employments.flush(connection);
            leavings.flush(connection);
        }
    }
}

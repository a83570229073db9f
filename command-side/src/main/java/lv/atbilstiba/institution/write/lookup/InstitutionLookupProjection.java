package lv.atbilstiba.institution.write.lookup;

import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.event.InstitutionChanged;
import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.institution.api.event.ManagementRolesDeclared;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.Rows;
import lv.atbilstiba.policy.api.ManagementRole;

import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Which institutions there are, of which kind, under whom; who leads the state. */
@Component
final class InstitutionLookupProjection implements Projection {
    static final ProjectionName NAME = ProjectionName.of("institution.lookup");

    @Override
    public ProjectionName name() {
        return NAME;
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public String schemaFamily() {
        return "write";
    }

    @Override
    public List<String> tables() {
        return List.of(
                """
                CREATE TABLE institution (
                    institution text CONSTRAINT institution_pk PRIMARY KEY,
                    kind text NOT NULL,
                    under text
                )
                """,
                "CREATE INDEX institution_under_ix ON institution (under)",
                // each that was ever named: whether it still leads, the history tells
                """
                CREATE TABLE state_lead (
                    institution text CONSTRAINT state_lead_pk PRIMARY KEY
                )
                """,
                // everybody who was ever named: whether they still hold it, the history tells
                """
                CREATE TABLE portfolio_manager (
                    staff_id uuid NOT NULL,
                    institution text NOT NULL,
                    CONSTRAINT portfolio_manager_pk PRIMARY KEY (staff_id, institution)
                )
                """);
    }

    @Override
    public boolean concerns(Class<?> eventType) {
        return InstitutionEvent.class.isAssignableFrom(eventType);
    }

    @Override
    public Fold open(Connection at, long position) {
        return new InstitutionFold();
    }

    private static final class InstitutionFold implements Fold {
        private final Rows institutions =
                Rows.keyed("institution", 1, "institution text", "kind text", "under text");
        private final Rows leads = Rows.keyed("state_lead", 1, "institution text");
        private final Rows managers =
                Rows.keyed("portfolio_manager", 2, "staff_id uuid", "institution text");

        @Override
        public void on(Recorded<Object> fact) {
            if (!(fact.event() instanceof InstitutionEvent event)) return;
            var institution = event.institution();
            switch (event) {
                case InstitutionRegistered registered -> put(fact, registered.details());
                case InstitutionChanged changed -> put(fact, changed.details());
                case ManagementRolesDeclared declared -> {
                    if (declared.roles().contains(ManagementRole.STATE_LEAD))
                        leads.put(institution.registrationNumber());
                }
                case PortfolioManagerAppointed appointed ->
                        managers.put(appointed.person().value(), institution.registrationNumber());
                case PortfolioManagerReleased _ -> {}
            }
        }

        private void put(Recorded<Object> fact, InstitutionDetails details) {
            var institution = ((InstitutionEvent) fact.event()).institution();
            // of one with a mended fact the history tells which details stand
            if (fact.corrected() != null) {
                institutions.delete(institution.registrationNumber());
                return;
            }
            var under = details.under();
            institutions.put(
                    institution.registrationNumber(),
                    details.kind().name(),
                    under == null ? null : under.registrationNumber());
        }

        @Override
        public void flush(Connection connection) throws SQLException {
            institutions.flush(connection);
            leads.flush(connection);
            managers.flush(connection);
        }
    }
}

package lv.atbilstiba.institution.read;

import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.read.Plain;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.ManagementRole;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/** An institution's state as a row of the table {@code institution}, both ways. */
final class InstitutionRow {
    private InstitutionRow() {}

    static @Nullable Object[] columns(InstitutionState state) {
        var manager = state.portfolioManager();
        var name = state.details().name();
        var under = state.details().under();
        return new @Nullable Object[] {
            name.lv(),
            name.en(),
            state.details().kind(),
            under == null ? null : under.registrationNumber(),
            state.participantSince(),
            Plain.codes(state.roles()),
            state.rolesSince(),
            manager == null ? null : manager.person().value(),
            manager == null ? null : manager.since(),
            manager == null ? null : manager.until(),
            Plain.of(name.lv(), name.en(), state.id().registrationNumber())
        };
    }

    static InstitutionState state(ResultSet row) throws SQLException {
        var under = row.getString("under");
        var manager = row.getObject("manager", UUID.class);
        return new InstitutionState(
                new InstitutionId(row.getString("institution")),
                new InstitutionDetails(
                        new LocalizedText(row.getString("name_lv"), row.getString("name_en")),
                        InstitutionKind.valueOf(row.getString("kind")),
                        under == null ? null : new InstitutionId(under)),
                row.getObject("participant_since", LocalDate.class),
                Ordered.set(
                        Plain.codes(row.getString("roles")).stream()
                                .map(ManagementRole::valueOf)
                                .toList()),
                row.getObject("roles_since", LocalDate.class),
                manager == null
                        ? null
                        : new InstitutionState.Appointment(
                                new StaffId(manager),
                                row.getObject("manager_since", LocalDate.class),
                                row.getObject("manager_until", LocalDate.class)));
    }
}

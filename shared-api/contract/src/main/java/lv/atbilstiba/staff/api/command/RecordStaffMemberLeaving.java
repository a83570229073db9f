package lv.atbilstiba.staff.api.command;

import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.StaffId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * @param leftOn first day on which the person is no longer employed
 */
public record RecordStaffMemberLeaving(
        @TargetAggregateIdentifier StaffId person, LocalDate leftOn, @Nullable Correction corrects)
        implements Correcting {
    public RecordStaffMemberLeaving {
        Required.that(person, "person");
        Required.day(leftOn, "leftOn");
    }
}

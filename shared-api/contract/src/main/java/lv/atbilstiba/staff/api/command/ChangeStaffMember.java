package lv.atbilstiba.staff.api.command;

import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.staff.api.StaffDetails;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * @param joinedOn first day of employment, where the registration is mended; null keeps the day
 * @param corrects an earlier change, or the registration, whose content so is mended
 */
public record ChangeStaffMember(
        @TargetAggregateIdentifier StaffId person,
        StaffDetails details,
        @Nullable LocalDate joinedOn,
        @Nullable Correction corrects)
        implements Correcting {
    public ChangeStaffMember {
        Required.that(person, "person");
        Required.that(details, "details");
    }
}

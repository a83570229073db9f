package lv.atbilstiba.staff.api.command;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.staff.api.StaffDetails;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

import java.time.LocalDate;

/**
 * @param joinedOn first day of employment that the register knows of
 */
public record RegisterStaffMember(
        @TargetAggregateIdentifier StaffId person,
        InstitutionId institution,
        StaffDetails details,
        LocalDate joinedOn) {}

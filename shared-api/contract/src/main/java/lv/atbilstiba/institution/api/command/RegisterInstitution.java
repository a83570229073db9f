package lv.atbilstiba.institution.api.command;

import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Required;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

import java.time.LocalDate;

/**
 * Take an institution into the register.
 *
 * @param participantSince first day on which it takes part in service management
 * @param baseline whether this states what already was when the register opened
 */
public record RegisterInstitution(
        @TargetAggregateIdentifier InstitutionId institution,
        InstitutionDetails details,
        LocalDate participantSince,
        boolean baseline) {
    public RegisterInstitution {
        Required.that(institution, "institution");
        Required.that(details, "details");
        Required.day(participantSince, "participantSince");
    }
}

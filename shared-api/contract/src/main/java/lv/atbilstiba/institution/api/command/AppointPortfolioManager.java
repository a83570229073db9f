package lv.atbilstiba.institution.api.command;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.StaffId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Appoint the one service portfolio manager (Pakalpojumu kopuma vadītājs).
 *
 * @param effectiveOn first day on which the appointment holds
 */
public record AppointPortfolioManager(
        @TargetAggregateIdentifier InstitutionId institution,
        StaffId person,
        LocalDate effectiveOn,
        Basis basis,
        @Nullable Correction corrects)
        implements Correcting {
    public AppointPortfolioManager {
        Required.that(institution, "institution");
        Required.that(person, "person");
        Required.day(effectiveOn, "effectiveOn");
        Required.that(basis, "basis");
    }
}

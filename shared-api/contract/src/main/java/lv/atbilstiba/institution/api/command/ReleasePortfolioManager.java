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
 * @param person who is meant: if somebody else was appointed meanwhile, nobody is released; null =
 *     whoever was appointed last
 * @param effectiveOn first day on which the appointment no longer holds
 */
public record ReleasePortfolioManager(
        @TargetAggregateIdentifier InstitutionId institution,
        @Nullable StaffId person,
        LocalDate effectiveOn,
        Basis basis,
        @Nullable Correction corrects)
        implements Correcting {
    public ReleasePortfolioManager {
        Required.that(institution, "institution");
        Required.day(effectiveOn, "effectiveOn");
        Required.that(basis, "basis");
    }
}

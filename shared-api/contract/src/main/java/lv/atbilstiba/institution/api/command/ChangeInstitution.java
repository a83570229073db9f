package lv.atbilstiba.institution.api.command;

import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * @param effectiveOn first day on which the details hold; null = today, or the day that is mended
 * @param corrects an earlier change, or the registration, whose content so is mended
 */
public record ChangeInstitution(
        @TargetAggregateIdentifier InstitutionId institution,
        InstitutionDetails details,
        @Nullable LocalDate effectiveOn,
        @Nullable Correction corrects)
        implements Correcting {
    public ChangeInstitution {
        Required.that(institution, "institution");
        Required.that(details, "details");
        if (effectiveOn != null) Required.day(effectiveOn, "effectiveOn");
    }
}

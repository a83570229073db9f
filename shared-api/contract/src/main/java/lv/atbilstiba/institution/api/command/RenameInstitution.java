package lv.atbilstiba.institution.api.command;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.Placement;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Required;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * The institution says what it is called; what it is and where it stands stays as it is.
 *
 * @param placement what whoever asks takes for so; refused if it is not. Null if nothing was said
 */
public record RenameInstitution(
        @TargetAggregateIdentifier InstitutionId institution,
        LocalizedText name,
        @Nullable Placement placement,
        LocalDate effectiveOn,
        @Nullable Correction corrects)
        implements Correcting {
    public RenameInstitution {
        Required.that(institution, "institution");
        Required.that(name, "name");
        Required.day(effectiveOn, "effectiveOn");
    }
}

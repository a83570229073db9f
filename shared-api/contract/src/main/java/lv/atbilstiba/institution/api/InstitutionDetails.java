package lv.atbilstiba.institution.api;

import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.InstitutionKind;

import org.jspecify.annotations.Nullable;

/**
 * What an institution is.
 *
 * @param under the ministry or municipality to whose sector or municipality it belongs; null for
 *     those themselves, for courts and for independent bodies
 */
public record InstitutionDetails(
        LocalizedText name, InstitutionKind kind, @Nullable InstitutionId under) {
    public InstitutionDetails {
        Required.that(name, "name");
        Required.that(kind, "kind");
    }
}

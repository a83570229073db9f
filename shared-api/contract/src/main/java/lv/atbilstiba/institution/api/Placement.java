package lv.atbilstiba.institution.api;

import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.InstitutionKind;

import org.jspecify.annotations.Nullable;

/**
 * What an institution is, and to whose sector or municipality it belongs: what others judge it by,
 * so the state lead's to say.
 */
public record Placement(InstitutionKind kind, @Nullable InstitutionId under) {
    public Placement {
        Required.that(kind, "kind");
    }

    public static Placement of(InstitutionDetails details) {
        return new Placement(details.kind(), details.under());
    }
}

package lv.atbilstiba.platform.write.decision;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.policy.api.InstitutionKind;

import java.util.Optional;

/**
 * Which institutions there are: a courtesy to the caller, since the answer may change meanwhile.
 */
public interface Institutions {
    /** Its kind; empty if no such institution is registered. */
    Optional<InstitutionKind> kindOf(InstitutionId institution);

    /** The institution that has declared to be the state lead. */
    Optional<InstitutionId> stateLead();

    default boolean know(InstitutionId institution) {
        return kindOf(institution).isPresent();
    }
}

package lv.atbilstiba.platform.write.decision;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.policy.api.InstitutionKind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which institutions there are: a courtesy to the caller, since the answer may change meanwhile.
 */
public interface Institutions {
    /** Its kind; empty if no such institution is registered. */
    Optional<InstitutionKind> kindOf(InstitutionId institution);

    /**
     * Another institution that leads the state on one of these days.
     *
     * @param until the first day that does not matter; null if there is none
     */
    Optional<InstitutionId> stateLeadBeside(
            InstitutionId asking, LocalDate from, @Nullable LocalDate until);

    /** An institution that is under this one, as was recorded last. */
    Optional<InstitutionId> anyUnder(InstitutionId institution);

    default boolean know(InstitutionId institution) {
        return kindOf(institution).isPresent();
    }
}

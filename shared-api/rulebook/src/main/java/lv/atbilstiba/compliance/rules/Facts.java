package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.institution.api.InstitutionId;

import java.time.LocalDate;

/** All that the rules need to know of one subject; immutable, so it can be judged in any thread. */
public sealed interface Facts permits ServiceFacts, InstitutionFacts {
    SubjectId subject();

    /** The institution for which its findings count: itself, or the owner. */
    InstitutionId institution();

    /** First day from which it can have findings. */
    LocalDate since();

    /** Registered in error: no findings any more. */
    boolean annulled();
}

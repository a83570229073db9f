package lv.atbilstiba.compliance.api;

import lv.atbilstiba.institution.api.InstitutionId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What one rule says of one subject at an instant.
 *
 * @param institution the institution it counts for: the subject itself, or the service's owner
 * @param since from when it has been so
 * @param cause the position of the event that made it so; null where it was judged on demand
 * @param changesAt when time alone will change it; null if only a new fact can
 */
public record Finding(
        SubjectId subject,
        InstitutionId institution,
        RuleId rule,
        int ruleVersion,
        FindingStatus status,
        List<Reason> reasons,
        Instant since,
        @Nullable Long cause,
        @Nullable Instant changesAt) {
    public Finding {
        reasons = List.copyOf(reasons);
    }
}

package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.FindingStatus;
import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.RuleId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What a rule says of a subject at a moment.
 *
 * @param version of the rule
 * @param since from when it is so, where the facts themselves tell (a vacancy); null elsewhere
 * @param changesAt until when time alone does not change it; null if it never does
 */
public record Judgement(
        RuleId rule,
        int version,
        FindingStatus status,
        List<Reason> reasons,
        @Nullable Instant since,
        @Nullable Instant changesAt) {}

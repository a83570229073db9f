package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.FindingStatus;
import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.Severity;
import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.institution.api.InstitutionId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A finding as the register held it: by position and by time. It holds at (p, t) if {@code
 * fromPosition <= p}, no event up to p superseded it, and {@code validFrom <= t < validUntil}. A
 * row whose {@code validFrom} lies ahead of the log is a prediction.
 *
 * @param institution for which it counts
 * @param since from when the status has been so; goes on while other things about it change
 * @param cause position of the event that made the status so
 * @param fromPosition position of the event that produced the row
 * @param validUntil when time alone ends it; null if it never does
 */
public record FindingRow(
        SubjectId subject,
        InstitutionId institution,
        RuleId rule,
        int ruleVersion,
        FindingStatus status,
        List<Reason> reasons,
        Instant since,
        long cause,
        long fromPosition,
        Instant validFrom,
        @Nullable Instant validUntil) {
    public RowKey key() {
        return new RowKey(subject, rule, fromPosition, validFrom);
    }

    public Severity severity() {
        return rule.severity();
    }
}

package lv.atbilstiba.compliance.read;

import lv.atbilstiba.compliance.api.Finding;
import lv.atbilstiba.compliance.api.FindingStatus;
import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.Severity;
import lv.atbilstiba.platform.read.Tongue;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * A finding as a caller sees it.
 *
 * @param institution registration number of the institution it counts for
 * @param statusText the status in the caller's language
 * @param cause position of the event that made it so; null where it was judged on demand
 * @param from from when the finding is as it is here
 * @param changesAt when time alone will change it; null if only a new fact can
 */
record FindingView(
        String subject,
        String institution,
        RuleId rule,
        int ruleVersion,
        Severity severity,
        FindingStatus status,
        String statusText,
        List<ReasonView> reasons,
        Instant since,
        @Nullable Long cause,
        @Nullable Instant from,
        @Nullable Instant changesAt) {
    /**
     * @param text the reason in the caller's language
     */
    record ReasonView(String code, SortedMap<String, String> values, String text) {
        static List<ReasonView> of(List<Reason> reasons, Tongue tongue) {
            return reasons.stream()
                    .map(r -> new ReasonView(r.code().code(), r.values(), tongue.say(r)))
                    .toList();
        }
    }

    static FindingView of(Finding finding, Tongue tongue) {
        return new FindingView(
                finding.subject().toString(),
                finding.institution().registrationNumber(),
                finding.rule(),
                finding.ruleVersion(),
                finding.rule().severity(),
                finding.status(),
                tongue.say(finding.status()),
                ReasonView.of(finding.reasons(), tongue),
                finding.since(),
                finding.cause(),
                null,
                finding.changesAt());
    }
}

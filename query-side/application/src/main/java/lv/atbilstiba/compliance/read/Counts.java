package lv.atbilstiba.compliance.read;

import lv.atbilstiba.compliance.api.FindingStatus;
import lv.atbilstiba.compliance.api.Severity;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many findings there are, by severity and status.
 *
 * @param subjects how many subjects have findings
 * @param compliantSubjects how many of them have no mandatory rule they do not comply with
 */
record Counts(
        int subjects, int compliantSubjects, Map<Severity, Map<FindingStatus, Integer>> findings) {
    static final class Sum {
        private final Map<Severity, Map<FindingStatus, Integer>> findings =
                new EnumMap<>(Severity.class);
        private int subjects;
        private int wanting;

        void add(Severity severity, FindingStatus status, int count) {
            findings.computeIfAbsent(severity, _ -> new EnumMap<>(FindingStatus.class))
                    .merge(status, count, Integer::sum);
        }

        void subjects(int all, int notCompliant) {
            subjects += all;
            wanting += notCompliant;
        }

        Counts counts() {
            return new Counts(subjects, subjects - wanting, findings);
        }
    }
}

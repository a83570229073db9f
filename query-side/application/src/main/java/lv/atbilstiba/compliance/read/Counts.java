package lv.atbilstiba.compliance.read;

import lv.atbilstiba.compliance.api.Chapter;
import lv.atbilstiba.compliance.api.FindingStatus;
import lv.atbilstiba.compliance.api.Severity;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many subjects comply, and how many findings there are, by severity and status.
 *
 * @param chapters how many comply in each chapter of the rulebook, first of all: in the whole of it
 *     one thing that is wanting outweighs all that is in order
 * @param subjects how many subjects have findings
 * @param compliantSubjects how many of them comply: every mandatory rule was assessed, and none
 *     found them wanting
 * @param nonCompliantSubjects how many do not comply with a mandatory rule
 * @param notAssessedSubjects how many of the others have a mandatory rule that is not assessed
 */
record Counts(
        Map<Chapter, Subjects> chapters,
        int subjects,
        int compliantSubjects,
        int nonCompliantSubjects,
        int notAssessedSubjects,
        Map<Severity, Map<FindingStatus, Integer>> findings) {
    /**
     * Subjects that have findings, by how they stand; each is counted once.
     *
     * @param nonCompliant do not comply with a mandatory rule
     * @param notAssessed of the others, those of whom a mandatory rule is not assessed
     */
    record Subjects(int subjects, int compliant, int nonCompliant, int notAssessed) {
        static final Subjects NONE = new Subjects(0, 0, 0, 0);

        static Subjects of(int all, int nonCompliant, int notAssessed) {
            return new Subjects(all, all - nonCompliant - notAssessed, nonCompliant, notAssessed);
        }

        Subjects and(Subjects more) {
            return new Subjects(
                    subjects + more.subjects,
                    compliant + more.compliant,
                    nonCompliant + more.nonCompliant,
                    notAssessed + more.notAssessed);
        }
    }

    /** Over the whole rulebook. */
    Subjects whole() {
        return new Subjects(subjects, compliantSubjects, nonCompliantSubjects, notAssessedSubjects);
    }

    static final class Sum {
        private final Map<Severity, Map<FindingStatus, Integer>> findings =
                new EnumMap<>(Severity.class);
        private final Map<Chapter, Subjects> chapters = new EnumMap<>(Chapter.class);
        private Subjects whole = Subjects.NONE;

        void add(Severity severity, FindingStatus status, int count) {
            findings.computeIfAbsent(severity, _ -> new EnumMap<>(FindingStatus.class))
                    .merge(status, count, Integer::sum);
        }

        void add(Subjects subjects) {
            whole = whole.and(subjects);
        }

        void add(Chapter chapter, Subjects subjects) {
            chapters.merge(chapter, subjects, Subjects::and);
        }

        Counts counts() {
            return new Counts(
                    chapters,
                    whole.subjects(),
                    whole.compliant(),
                    whole.nonCompliant(),
                    whole.notAssessed(),
                    findings);
        }
    }
}

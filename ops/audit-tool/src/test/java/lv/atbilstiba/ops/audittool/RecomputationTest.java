package lv.atbilstiba.ops.audittool;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.compliance.rules.FindingLedger;
import lv.atbilstiba.compliance.rules.Register;
import lv.atbilstiba.compliance.rules.RuleBook;
import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.institution.api.event.ManagementRolesDeclared;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.ManagementRole;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** What cannot be judged is told, and what can is judged. */
class RecomputationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final InstitutionId ONE = new InstitutionId("90000000001");
    private static final InstitutionId OTHER = new InstitutionId("90000000002");

    @Test
    void where_a_rule_fails_that_subject_is_told_of_and_others_are_judged() {
        var log =
                SomeLog.of(0, new SplittableRandom(1))
                        .recording("Institution", ONE.toString(), registered(ONE))
                        .recording("Institution", OTHER.toString(), registered(OTHER))
                        .recording("Institution", ONE.toString(), roles(ONE))
                        .recording("Institution", OTHER.toString(), roles(OTHER));
        var recomputation = new Recomputation(RecomputationTest::failingOnRolesOfOne);

        var faults = taken(log, recomputation);

        assertThat(faults)
                .singleElement()
                .isEqualTo(
                        new Fault.Unjudged(
                                log.events().get(2).position(),
                                ONE.toString(),
                                "java.lang.IllegalStateException: a rule failed"));
        assertThat(faults).allMatch(Fault.NotJudged.class::isInstance);
        assertThat(recomputation.isUnjudged(SubjectId.of(ONE))).isTrue();
        assertThat(recomputation.isUnjudged(SubjectId.of(OTHER))).isFalse();
        var last = log.events().getLast();
        assertThat(recomputation.of(SubjectId.of(OTHER), last.position(), last.recordedAt()))
                .anySatisfy(it -> assertThat(it.fromPosition()).isEqualTo(last.position()));
    }

    private static List<Fault> taken(SomeLog log, Recomputation recomputation) {
        var faults = new ArrayList<Fault>();
        for (var event : log.events())
            faults.addAll(
                    recomputation.take(event, () -> EventDecoder.ofThisRelease().read(event)));
        return faults;
    }

    private static Recomputation.Judge failingOnRolesOfOne(Register register) {
        var ledger = new FindingLedger(RuleBook.current(), register);
        var once = new ArrayList<SubjectId>();
        return touched -> {
            if (touched.subject().equals(SubjectId.of(ONE))) {
                once.add(touched.subject());
                if (once.size() > 1) throw new IllegalStateException("a rule failed");
            }
            return ledger.judge(touched);
        };
    }

    private static InstitutionRegistered registered(InstitutionId institution) {
        var details =
                new InstitutionDetails(
                        new LocalizedText("Iestāde", null), InstitutionKind.OTHER, null);
        return new InstitutionRegistered(institution, details, DAY, false);
    }

    private static ManagementRolesDeclared roles(InstitutionId institution) {
        var all = new TreeSet<>(EnumSet.allOf(ManagementRole.class));
        return new ManagementRolesDeclared(institution, all, DAY);
    }
}

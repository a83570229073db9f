package lv.atbilstiba.compliance.rules;

import static lv.atbilstiba.compliance.rules.SomeFacts.AGENCY;
import static lv.atbilstiba.compliance.rules.SomeFacts.ANNA;
import static lv.atbilstiba.compliance.rules.SomeFacts.SERVICE;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.compliance.api.FindingStatus;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.policy.api.ManagementRole;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

class RuleBookTest {
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-05");
    private static final LocalDate MENDED_ON = LocalDate.parse("2026-06-01");

    /** ROLE-01 mended: from June on a declaration has to name more than one role. */
    private static final class Mended extends InstitutionRule {
        Mended() {
            super(RuleId.ROLE_01, FactGroup.ROLES);
        }

        @Override
        public int version() {
            return 2;
        }

        @Override
        public LocalDate holdsFrom() {
            return MENDED_ON;
        }

        @Override
        public Verdict judge(InstitutionFacts facts, Policy policy, Moment moment) {
            return Verdict.nonCompliant(ReasonCode.NO_ROLES_DECLARED);
        }
    }

    private static Recorded<?> recorded(long position, SomeFacts.Fact fact) {
        return new Recorded<>(
                position,
                RigaCalendar.startOf(FIRST_DAY).plusSeconds(36_000),
                fact.event().apply(fact.from() == null ? FIRST_DAY : fact.from()),
                Provenance.REGISTER);
    }

    @Test
    void a_mended_rule_holds_from_its_day_on_and_is_predicted_like_any_change() {
        var book = new RuleBook(List.of(new TheInstitutionHasDeclaredItsRoles(), new Mended()));
        var ledger = new FindingLedger(book, new Register());
        ledger.apply(recorded(1, SomeFacts.anInstitution()));
        ledger.apply(recorded(2, SomeFacts.rolesDeclared(ManagementRole.SERVICE_OWNER)));
        var rows = ledger.rows(SubjectId.of(AGENCY));
        assertThat(rows).extracting(FindingRow::ruleVersion).containsExactly(1, 2);
        assertThat(rows)
                .extracting(FindingRow::status)
                .containsExactly(FindingStatus.COMPLIANT, FindingStatus.NON_COMPLIANT);
        assertThat(rows.getLast().validFrom()).isEqualTo(RigaCalendar.startOf(MENDED_ON));
        assertThat(rows.getLast().since()).isEqualTo(RigaCalendar.startOf(MENDED_ON));
        assertThat(book.released())
                .containsExactly(
                        new RuleBook.RuleVersion(RuleId.ROLE_01, 1, null),
                        new RuleBook.RuleVersion(RuleId.ROLE_01, 2, MENDED_ON));
    }

    @Test
    void what_is_now_known_to_have_been_true_then_tells_since_when() {
        var register = new Register();
        register.apply(recorded(1, SomeFacts.aServiceInProvision()));
        register.apply(recorded(2, SomeFacts.managerAppointed(ANNA).from("2026-02-01")));
        register.apply(recorded(3, SomeFacts.managerReleased(ANNA).from("2026-03-01")));
        assertThat(manager(register, "2026-02-20T10:00:00Z"))
                .isEqualTo(since(FindingStatus.COMPLIANT, "2026-02-01"));
        assertThat(manager(register, "2026-03-20T10:00:00Z"))
                .isEqualTo(since(FindingStatus.NON_COMPLIANT, "2026-03-01"));
        assertThat(manager(register, "2026-01-20T10:00:00Z"))
                .isEqualTo(since(FindingStatus.NON_COMPLIANT, "2026-01-05"));
    }

    private static List<Object> manager(Register register, String at) {
        return RuleBook.current()
                .findings(
                        register.facts(SERVICE).orElseThrow(), register.policy(), Instant.parse(at))
                .stream()
                .filter(finding -> finding.rule() == RuleId.ROLE_03)
                .map(finding -> List.<Object>of(finding.status(), finding.since()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Object> since(FindingStatus status, String day) {
        return List.of(status, RigaCalendar.startOf(LocalDate.parse(day)));
    }

    @Test
    void part_of_the_log_is_enough_to_judge_one_subject() {
        for (long seed = 0; seed < 40; seed++) {
            var whole = new Register();
            var part = new Register();
            for (var recorded : RandomHistory.of(seed, 60)) {
                whole.apply(recorded);
                if (!(recorded.event() instanceof InstitutionEvent)) part.apply(recorded);
            }
            assertThat(part.facts(SERVICE)).isEqualTo(whole.facts(SERVICE));
        }
    }
}

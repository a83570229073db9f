package lv.atbilstiba.compliance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.compliance.api.FindingStatus;
import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.kernel.Recorded;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** The ledger against the plain definition, over random histories. */
class FindingLedgerTest {
    private static final int HISTORIES = 60;
    private static final int EVENTS = 60;

    /** What a finding says, whoever computed it. */
    private record Said(
            SubjectId subject,
            RuleId rule,
            int version,
            FindingStatus status,
            List<Reason> reasons) {
        static Said by(FindingRow row) {
            return new Said(
                    row.subject(), row.rule(), row.ruleVersion(), row.status(), row.reasons());
        }

        static Said by(SubjectId subject, Judgement judgement) {
            return new Said(
                    subject,
                    judgement.rule(),
                    judgement.version(),
                    judgement.status(),
                    judgement.reasons());
        }
    }

    /** The register as it stood after an event. */
    private record Stood(long position, Instant logTime, Policy policy, List<Facts> facts) {
        static Stood of(Register register) {
            var facts = new ArrayList<Facts>(register.institutions());
            facts.addAll(register.services());
            return new Stood(register.position(), register.logTime(), register.policy(), facts);
        }

        List<Said> judgedAt(Instant instant) {
            var said = new ArrayList<Said>();
            for (var one : facts)
                for (var judgement : RuleBook.current().judge(one, policy, instant))
                    said.add(Said.by(one.subject(), judgement));
            return said;
        }
    }

    @Test
    void a_row_at_a_position_and_an_instant_says_what_the_facts_up_to_there_give() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var table = new FindingTable();
            var ledger = new FindingLedger(RuleBook.current(), new Register());
            var stood = new ArrayList<Stood>();
            for (var recorded : RandomHistory.of(seed, EVENTS)) {
                table.take(ledger.apply(recorded));
                stood.add(Stood.of(ledger.register()));
            }
            var random = new Random(seed);
            for (int i = 0; i < stood.size(); i++) {
                var one = stood.get(i);
                var until =
                        i + 1 < stood.size()
                                ? stood.get(i + 1).logTime()
                                : one.logTime().plus(Duration.ofDays(2000));
                check(seed, table, one, one.logTime());
                for (int sample = 0; sample < (i + 1 < stood.size() ? 2 : 40); sample++) {
                    long nanos = Duration.between(one.logTime(), until).toSeconds();
                    if (nanos > 0)
                        check(seed, table, one, one.logTime().plusSeconds(random.nextLong(nanos)));
                }
            }
        }
    }

    private static void check(long seed, FindingTable table, Stood stood, Instant instant) {
        assertThat(table.at(stood.position(), instant).map(Said::by))
                .as("history %d at position %d, %s", seed, stood.position(), instant)
                .containsExactlyInAnyOrderElementsOf(stood.judgedAt(instant));
    }

    @Test
    void judging_only_what_an_event_touches_gives_the_rows_of_judging_everything() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var some = new FindingLedger(RuleBook.current(), new Register());
            var all = new FindingLedger(RuleBook.current(), new Register(), true);
            for (var recorded : RandomHistory.of(seed, EVENTS)) {
                assertThat(some.apply(recorded))
                        .as("history %d at %s", seed, recorded)
                        .isEqualTo(all.apply(recorded));
            }
        }
    }

    @Test
    void ledgers_that_share_the_subjects_give_the_rows_of_one() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var history = RandomHistory.of(seed, EVENTS);
            var one = new FindingTable();
            var ledger = new FindingLedger(RuleBook.current(), new Register());
            for (var recorded : history) one.take(ledger.apply(recorded));

            var shared = new FindingTable();
            var register = new Register();
            Map<SubjectId, FindingLedger> ledgers = new HashMap<>();
            List<Touched> waiting = new ArrayList<>();
            for (var recorded : history) waiting.addAll(register.apply(recorded));
            for (var touched : waiting)
                shared.take(
                        ledgers.computeIfAbsent(
                                        touched.subject(),
                                        _ -> new FindingLedger(RuleBook.current(), register))
                                .judge(touched));
            assertThat(shared.rows()).containsExactlyInAnyOrderElementsOf(one.rows());
        }
    }

    @Test
    void an_event_that_changes_no_finding_writes_no_row() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var table = new FindingTable();
            var ledger = new FindingLedger(RuleBook.current(), new Register());
            for (var recorded : RandomHistory.of(seed, EVENTS)) {
                var changes = ledger.apply(recorded);
                var logTime = ledger.register().logTime();
                var ended = table.ended(changes);
                for (var change : changes)
                    if (change instanceof RowChange.Opened(var row))
                        assertThat(ended.stream().filter(old -> saysTheSame(old, row, logTime)))
                                .as("history %d at %d", seed, recorded.position())
                                .isEmpty();
                table.take(changes);
            }
        }
    }

    private static boolean saysTheSame(FindingRow old, FindingRow row, Instant logTime) {
        return Said.by(old).equals(Said.by(row))
                && old.since().equals(row.since())
                && Objects.equals(old.validUntil(), row.validUntil())
                && (old.validFrom().equals(row.validFrom())
                        || (row.validFrom().equals(logTime) && !old.validFrom().isAfter(logTime)));
    }

    @Test
    void a_status_keeps_its_since_and_its_cause_while_it_goes_on() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var register = new Register();
            var ledger = new FindingLedger(RuleBook.current(), register);
            Map<List<Object>, FindingRow> before = Map.of();
            for (var recorded : RandomHistory.of(seed, EVENTS)) {
                ledger.apply(recorded);
                var now = new HashMap<List<Object>, FindingRow>();
                var facts = new ArrayList<Facts>(register.institutions());
                facts.addAll(register.services());
                for (var one : facts)
                    for (var row : ledger.rows(one.subject())) {
                        if (row.validFrom().isAfter(register.logTime())) continue;
                        List<Object> of = List.of(row.subject(), row.rule());
                        now.put(of, row);
                        var old = before.get(of);
                        if (old == null
                                || old.status() != row.status()
                                || ended(old, register.logTime())) continue;
                        assertThat(row.cause()).isEqualTo(old.cause());
                        var stated =
                                RuleBook.current()
                                        .judge(
                                                row.rule(),
                                                one,
                                                register.policy(),
                                                register.logTime())
                                        .orElseThrow()
                                        .since();
                        assertThat(row.since()).isEqualTo(stated == null ? old.since() : stated);
                    }
                before = now;
            }
        }
    }

    private static boolean ended(FindingRow row, Instant logTime) {
        return row.validUntil() != null && !row.validUntil().isAfter(logTime);
    }

    @Test
    void the_rows_held_in_memory_are_the_open_rows_of_the_table() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var table = new FindingTable();
            var register = new Register();
            var ledger = new FindingLedger(RuleBook.current(), register);
            for (var recorded : RandomHistory.of(seed, EVENTS)) table.take(ledger.apply(recorded));
            var held = new ArrayList<FindingRow>();
            register.institutions().forEach(one -> held.addAll(ledger.rows(one.subject())));
            register.services().forEach(one -> held.addAll(ledger.rows(one.subject())));
            assertThat(held).containsExactlyInAnyOrderElementsOf(table.open(register.logTime()));
        }
    }

    @Test
    void a_prediction_that_was_never_reached_leaves_no_trace() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var table = new FindingTable();
            var ledger = new FindingLedger(RuleBook.current(), new Register());
            var logTimes = new HashMap<Long, Instant>();
            for (Recorded<?> recorded : RandomHistory.of(seed, EVENTS)) {
                table.take(ledger.apply(recorded));
                logTimes.put(recorded.position(), ledger.register().logTime());
            }
            for (var held : table.rows())
                if (held.toPosition() != null)
                    assertThat(held.row().validFrom())
                            .isBeforeOrEqualTo(logTimes.get(held.toPosition()));
        }
    }
}

package lv.atbilstiba.compliance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.compliance.api.FindingStatus;
import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.compliance.rules.SomeFacts.Fact;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.RigaCalendar;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Events given, findings then. Facts are recorded at noon of the day on which they are told; a
 * finding is asked for at the last instant of a day, or the last day told of.
 */
final class Story {
    static final String FIRST_DAY = "2026-01-05";

    /** The register is older than its stories. */
    private static final LocalDate OPENED = LocalDate.of(2024, 1, 1);

    private final FindingLedger ledger =
            new FindingLedger(RuleBook.current(), new Register(OPENED));
    private final FindingTable table = new FindingTable();
    private final Map<String, Long> named = new HashMap<>();
    private LocalDate today = LocalDate.parse(FIRST_DAY);
    private long position;

    private Story() {}

    /** Facts of the first day, 2026-01-05. */
    static Story given(Fact... facts) {
        return new Story().on(FIRST_DAY, facts);
    }

    Story on(String day, Fact... facts) {
        today = LocalDate.parse(day);
        for (var fact : facts) {
            position += 10;
            if (fact.name() != null) named.put(fact.name(), position);
            var from = fact.from() == null ? today : fact.from();
            table.take(
                    ledger.apply(
                            new Recorded<>(
                                    position,
                                    RigaCalendar.startOf(today).plus(Duration.ofHours(12)),
                                    fact.event().apply(from),
                                    provenance(fact.corrects()))));
        }
        return this;
    }

    private Provenance provenance(@Nullable String wrong) {
        if (wrong == null) return Provenance.REGISTER;
        return new Provenance(
                "client-test",
                null,
                null,
                null,
                null,
                null,
                null,
                new Correction(Objects.requireNonNull(named.get(wrong)), "wrong"));
    }

    /** What the rule says of the service. */
    Then then(RuleId rule) {
        return new Then(SubjectId.of(SomeFacts.SERVICE), rule, today);
    }

    /** What the rule says of the institution. */
    Then thenOfTheInstitution(RuleId rule) {
        return new Then(SubjectId.of(SomeFacts.AGENCY), rule, today);
    }

    final class Then {
        private final SubjectId subject;
        private final RuleId rule;
        private final LocalDate day;

        private Then(SubjectId subject, RuleId rule, LocalDate day) {
            this.subject = subject;
            this.rule = rule;
            this.day = day;
        }

        Then at(String other) {
            return new Then(subject, rule, LocalDate.parse(other));
        }

        Story is(FindingStatus status, ReasonCode... reasons) {
            var judgement = judgement();
            assertThat(judgement).as("%s at the end of %s", rule.code(), day).isNotNull();
            assertThat(judgement.status())
                    .as("%s at the end of %s, %s", rule.code(), day, judgement.reasons())
                    .isEqualTo(status);
            assertThat(judgement.reasons().stream().map(Reason::code))
                    .as("reasons of %s at the end of %s", rule.code(), day)
                    .containsExactly(reasons);
            return Story.this;
        }

        /** The reason says this, in English. */
        Story says(String english) {
            var judgement = judgement();
            assertThat(judgement).isNotNull();
            assertThat(judgement.reasons().stream().map(Reason::en)).contains(english);
            return Story.this;
        }

        Story since(String since) {
            var judgement = judgement();
            assertThat(judgement).isNotNull();
            assertThat(judgement.since()).isEqualTo(RigaCalendar.startOf(LocalDate.parse(since)));
            return Story.this;
        }

        Story saysNothing() {
            assertThat(judgement()).as("%s at the end of %s", rule.code(), day).isNull();
            return Story.this;
        }

        private Instant instant() {
            return RigaCalendar.startOf(day.plusDays(1)).minusNanos(1);
        }

        /** As judged on demand; from the day of the last event on, the ledger's rows agree. */
        private @Nullable Judgement judgement() {
            var register = ledger.register();
            var facts = register.facts(subject).orElseThrow();
            var judgement =
                    RuleBook.current()
                            .judge(rule, facts, register.policy(), instant())
                            .orElse(null);
            if (!day.isBefore(today)) {
                assertThat(
                                table.at(position, instant())
                                        .filter(row -> row.subject().equals(subject))
                                        .filter(row -> row.rule() == rule)
                                        .map(row -> List.of(row.status(), row.reasons()))
                                        .toList())
                        .as("rows of %s at the end of %s", rule.code(), day)
                        .isEqualTo(
                                Stream.ofNullable(judgement)
                                        .map(one -> List.of(one.status(), one.reasons()))
                                        .toList());
            }
            return judgement;
        }
    }
}

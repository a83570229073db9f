package lv.atbilstiba.compliance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.kernel.RigaCalendar;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Random;

class MomentTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-29");

    @Test
    void the_nearest_boundary_that_lies_ahead_is_when_a_judgement_changes() {
        var moment = Moment.at(RigaCalendar.startOf(DAY));
        assertThat(moment.reached(DAY.plusDays(9))).isFalse();
        assertThat(moment.reached(DAY.plusDays(2))).isFalse();
        assertThat(moment.reached(DAY.plusDays(5))).isFalse();
        assertThat(moment.changesAt()).isEqualTo(RigaCalendar.startOf(DAY.plusDays(2)));
    }

    @Test
    void a_boundary_that_was_reached_changes_nothing_any_more() {
        var moment = Moment.at(RigaCalendar.startOf(DAY));
        assertThat(moment.reached(DAY)).isTrue();
        assertThat(moment.reached(RigaCalendar.startOf(DAY))).isTrue();
        assertThat(moment.changesAt()).isNull();
    }

    @Test
    void a_day_begins_and_ends_in_riga_even_when_the_clocks_are_put_on() {
        assertThat(Moment.at(Instant.parse("2026-03-28T21:59:59.999Z")).reached(DAY)).isFalse();
        assertThat(Moment.at(Instant.parse("2026-03-28T22:00:00Z")).reached(DAY)).isTrue();
        var evening = Moment.at(Instant.parse("2026-03-29T20:59:59.999Z"));
        assertThat(evening.passed(DAY)).isFalse();
        assertThat(evening.changesAt()).isEqualTo(Instant.parse("2026-03-29T21:00:00Z"));
        assertThat(Moment.at(Instant.parse("2026-03-29T21:00:00Z")).passed(DAY)).isTrue();
    }

    @Test
    void an_instant_and_a_day_are_compared_by_which_comes_first() {
        var moment = Moment.at(RigaCalendar.startOf(DAY));
        var noon = RigaCalendar.startOf(DAY).plus(Duration.ofHours(12));
        assertThat(moment.reached(DAY.plusDays(1))).isFalse();
        assertThat(moment.reached(noon)).isFalse();
        assertThat(moment.changesAt()).isEqualTo(noon);
    }

    @Test
    void until_it_says_it_changes_no_judgement_changes() {
        for (long seed = 0; seed < 80; seed++) {
            var random = new Random(seed);
            var register = new Register();
            for (var recorded : RandomHistory.of(seed, 50)) register.apply(recorded);
            var facts = new ArrayList<Facts>(register.institutions());
            facts.addAll(register.services());
            for (var one : facts)
                for (int sample = 0; sample < 20; sample++) {
                    var at =
                            register.logTime()
                                    .plusSeconds(random.nextLong(-600L * 86400, 600L * 86400));
                    for (var rule : RuleBook.current().rulesFor(one.subject().kind())) {
                        var first = RuleBook.current().judge(rule, one, register.policy(), at);
                        if (first.isEmpty()) continue;
                        var changesAt = first.get().changesAt();
                        var until = changesAt == null ? at.plus(Duration.ofDays(4000)) : changesAt;
                        for (var then :
                                new Instant[] {
                                    until.minusNanos(1),
                                    at.plusSeconds(
                                            random.nextLong(
                                                    1 + Duration.between(at, until).toSeconds()))
                                }) {
                            if (!then.isBefore(until)) continue;
                            assertThat(RuleBook.current().judge(rule, one, register.policy(), then))
                                    .as("history %d, %s at %s and at %s", seed, rule, at, then)
                                    .isEqualTo(first);
                        }
                    }
                }
        }
    }
}

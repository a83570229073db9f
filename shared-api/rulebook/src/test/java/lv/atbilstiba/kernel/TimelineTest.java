package lv.atbilstiba.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class TimelineTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private static LocalDate day(int number) {
        return FIRST.plusDays(number);
    }

    private static final Timeline<String> THREE =
            Timeline.<String>empty()
                    .with(1, null, day(10), "a")
                    .with(2, null, day(30), "ahead")
                    .with(3, null, day(20), "late");

    private static String on(Timeline<String> timeline, int day) {
        return timeline.holding(day(day)).map(Timeline.Fact::value).orElse("nothing");
    }

    @Test
    void what_holds_depends_on_days_not_on_when_it_was_recorded() {
        assertThat(on(THREE, 9)).isEqualTo("nothing");
        assertThat(on(THREE, 10)).isEqualTo("a");
        assertThat(on(THREE, 19)).isEqualTo("a");
        assertThat(on(THREE, 20)).isEqualTo("late");
        assertThat(on(THREE, 30)).isEqualTo("ahead");
    }

    @Test
    void of_one_day_that_holds_which_was_recorded_last() {
        assertThat(on(THREE.with(4, null, day(20), "later"), 25)).isEqualTo("later");
    }

    @Test
    void a_correction_stands_in_the_place_of_what_it_mends() {
        var two = THREE.with(4, null, day(20), "later");

        assertThat(on(two.with(5, 3L, day(20), "mended"), 25)).isEqualTo("later");
        assertThat(on(two.with(5, 3L, day(20), "m").with(6, 4L, day(26), "moved"), 25))
                .isEqualTo("m");
    }

    @Test
    void a_correction_of_a_correction_names_either() {
        var once = THREE.with(5, 3L, day(20), "mended");

        for (var named : new long[] {3, 5}) {
            var twice = once.with(6, named, day(21), "mended again");
            assertThat(twice.facts()).hasSize(3);
            assertThat(on(twice, 20)).isEqualTo("a");
            assertThat(on(twice, 21)).isEqualTo("mended again");
            assertThat(twice.at(named).orElseThrow().position()).isEqualTo(6);
        }
    }

    @Test
    void of_several_matters_each_has_its_own() {
        assertThat(THREE.holding(day(40), value -> value.length() == 1).orElseThrow().value())
                .isEqualTo("a");
        assertThat(THREE.says("late", day(25), _ -> true)).isTrue();
        assertThat(THREE.says("late", day(30), _ -> true)).isFalse();
        assertThat(THREE.begins(value -> !value.equals("a"))).hasValue(day(20));
    }

    @Test
    void what_is_ahead_comes_in_the_order_of_its_days() {
        assertThat(THREE.after(day(10)))
                .extracting(Timeline.Fact::value)
                .containsExactly("late", "ahead");
        assertThat(THREE.without(3L).after(day(10)))
                .extracting(Timeline.Fact::value)
                .containsExactly("ahead");
    }
}

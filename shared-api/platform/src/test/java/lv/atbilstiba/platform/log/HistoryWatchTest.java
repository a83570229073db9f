package lv.atbilstiba.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

import java.time.Duration;

/** When writes go on and when not, by what was seen last. */
class HistoryWatchTest {
    private static final HistoryState WHOLE = new HistoryState.Whole();
    private static final HistoryState UNKNOWN = new HistoryState.Unknown();
    private static final HistoryState BEHIND =
            new HistoryState.Behind(
                    new HistoryState.Published(1, 300, 420, null),
                    new HistoryState.Found(299, 419));

    private HistoryState there = WHOLE;
    private int looks;
    private long time;
    private final HistoryWatch watch =
            new HistoryWatch(
                    () -> {
                        looks++;
                        return there;
                    },
                    () -> time,
                    Duration.ofSeconds(10),
                    Duration.ofHours(24));

    @Test
    void it_is_looked_at_once_in_a_while() {
        watch.state();
        watch.state();
        assertThat(looks).isOne();
        after(Duration.ofSeconds(30));
        watch.state();
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void a_history_that_is_whole_goes_on() {
        assertThat(watch.mayGoOn()).isTrue();
        assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void one_that_lacks_something_does_not_and_says_what() {
        there = BEHIND;
        assertThat(watch.mayGoOn()).isFalse();
        assertThat(watch.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(watch.health().getDetails())
                .containsEntry("published", 300L)
                .containsEntry("entries", 299L);
    }

    @Test
    void while_no_archive_can_be_asked_it_goes_on_for_a_day_after_it_was_last_whole() {
        watch.state();
        there = UNKNOWN;
        after(Duration.ofHours(23));
        assertThat(watch.mayGoOn()).isTrue();
        assertThat(watch.health().getStatus()).isEqualTo(Status.UNKNOWN);
        after(Duration.ofHours(1));
        assertThat(watch.mayGoOn()).isFalse();
        assertThat(watch.health().getStatus()).isEqualTo(Status.DOWN);
        there = WHOLE;
        after(Duration.ofMinutes(1));
        assertThat(watch.mayGoOn()).isTrue();
    }

    @Test
    void what_was_never_compared_does_not_go_on() {
        there = UNKNOWN;
        assertThat(watch.mayGoOn()).isFalse();
    }

    private void after(Duration duration) {
        time += duration.toNanos();
    }
}

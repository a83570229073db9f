package lv.atbilstiba.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

import java.time.Duration;

/** When writes go on and when not, by what was seen last. */
class HistoryWatchTest {
    private static final HistoryState WHOLE = new HistoryState.Whole();
    private static final HistoryState UNKNOWN = new HistoryState.Unknown(true);
    private static final HistoryState BEHIND =
            new HistoryState.Behind(
                    new HistoryState.Published(1, 300, 420, null),
                    new HistoryState.Found(299, 419));

    private @Nullable HistoryState there = WHOLE;
    private int looks;
    private long time;
    private final HistoryWatch watch =
            new HistoryWatch(
                    () -> {
                        looks++;
                        if (there == null) throw new IllegalStateException("no database");
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
    void where_nothing_can_ever_be_compared_writes_go_on_and_health_says_that_it_is_not_known() {
        there = new HistoryState.Unknown(false);
        after(Duration.ofDays(400));
        assertThat(watch.state().word()).isEqualTo("UNKNOWN");
        assertThat(watch.mayGoOn()).isTrue();
        assertThat(watch.health().getStatus()).isEqualTo(Status.UNKNOWN);
        assertThat(watch.health().getDetails())
                .containsEntry("history", "not compared: no archive is configured");
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

    @Test
    void who_only_wants_to_tell_it_does_not_wait_for_it() {
        assertThat(watch.lastSeen()).isEmpty();
        watch.state();
        assertThat(watch.lastSeen()).contains(WHOLE);
    }

    @Test
    void a_look_that_fails_fails_for_all_who_wait_and_is_made_again_before_anything_is_said() {
        watch.state();
        there = null;
        after(Duration.ofMinutes(1));
        assertThatThrownBy(watch::state).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(watch::state).isInstanceOf(IllegalStateException.class);
        assertThat(looks).isEqualTo(2);
        there = BEHIND;
        after(Duration.ofSeconds(1));
        assertThat(watch.state()).isEqualTo(BEHIND);
    }

    private void after(Duration duration) {
        time += duration.toNanos();
    }
}

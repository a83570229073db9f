package lv.atbilstiba.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

class InstantsTest {
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final long FIVE_THOUSAND_YEARS = 5_000L * 366 * 24 * 60 * 60;

    @Test
    void the_text_of_an_instant_is_that_instant() {
        var random = new SplittableRandom(1);
        for (var i = 0; i < 20_000; i++) {
            var seconds = random.nextLong(-FIVE_THOUSAND_YEARS, 2 * FIVE_THOUSAND_YEARS);
            var instant = Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000));
            assertThat(Instants.parse(instant.toString())).isEqualTo(instant);
            var micros = instant.truncatedTo(ChronoUnit.MICROS);
            assertThat(Instants.parse(MICROSECONDS.format(instant))).isEqualTo(micros);
            assertThat(Instants.parse(micros.toString())).isEqualTo(micros);
            var whole = instant.truncatedTo(ChronoUnit.SECONDS);
            assertThat(Instants.parse(whole.toString())).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T24:00:00Z",
                "2026-12-31T23:59:60Z",
                "2026-03-01t08:00:00z",
                "2026-03-01T10:00:00+02:00",
                "2026-03-01T08:00:00.Z",
                "2026-03-01T08:00:00.5Z",
                "+12026-03-01T08:00:00Z",
                "-0001-03-01T08:00:00.000001Z"
            })
    void an_unusual_text_is_the_same_instant(String text) {
        assertThat(Instants.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "never",
                "2026-02-29T08:00:00Z",
                "2026-13-01T08:00:00.000001Z",
                "2026-03-01T08:00:61Z",
                "2026-03-01T08:00Z",
                "2026-03-01T08:00:00.0000000001Z",
                "2026-03-01T08:00:00.00 001Z",
                "2026-03-01 08:00:00Z",
                "２026-03-01T08:00:00Z",
                "2026-03-01T08:00:00.000001"
            })
    void what_is_no_instant_is_refused_in_the_same_words(String text) {
        var theirs = catchException(() -> Instant.parse(text));
        assertThat(catchException(() -> Instants.parse(text)))
                .hasSameClassAs(theirs)
                .hasMessage(theirs.getMessage());
    }
}

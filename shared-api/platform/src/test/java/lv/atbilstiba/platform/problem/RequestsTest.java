package lv.atbilstiba.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class RequestsTest {
    @Test
    void more_languages_than_anybody_reads_are_not_put_in_order() {
        var many =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> "zh-x" + i)
                        .collect(Collectors.joining(",", "en,", ""));
        assertThat(Requests.language(many)).isEqualTo(Requests.LATVIAN);
        assertThat(Requests.language("de, en;q=0.8, lv;q=0.5")).isEqualTo(Locale.ENGLISH);
        assertThat(Requests.language("de")).isEqualTo(Requests.LATVIAN);
        assertThat(Requests.language((String) null)).isEqualTo(Requests.LATVIAN);
    }
}

package lv.atbilstiba.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

class CanonicalJsonTest {
    @Test
    void an_object_is_written_in_the_form_of_rfc_8785() {
        var json =
                new CanonicalJson(1)
                        .member("a", "\"\\/\b\f\n\r\t\u0001\u001f ģērbonis €𝄞")
                        .member("b", (String) null)
                        .member("c", "text".getBytes(StandardCharsets.UTF_8))
                        .member("d", new byte[] {(byte) 0xff, 0})
                        .bytes();
        assertThat(new String(json, StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        {"a":"\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f ģērbonis €𝄞","c":"text","dBase64":"/wA="}\
                        """);
    }

    @Test
    void an_instant_is_written_to_the_microsecond() {
        assertThat(written("2026-03-01T08:05:09.000120999Z"))
                .isEqualTo("2026-03-01T08:05:09.000120Z");
        assertThat(written("0001-12-31T23:59:59.999999Z")).isEqualTo("0001-12-31T23:59:59.999999Z");
        assertThat(written("-0044-03-15T00:00:00Z")).isEqualTo("-0044-03-15T00:00:00.000000Z");
        assertThat(written("+12026-03-15T00:00:00Z")).isEqualTo("+12026-03-15T00:00:00.000000Z");
    }

    private static String written(String instant) {
        var json = new CanonicalJson(64).member("at", Instant.parse(instant)).bytes();
        return new String(json, 7, json.length - 9, StandardCharsets.UTF_8);
    }
}

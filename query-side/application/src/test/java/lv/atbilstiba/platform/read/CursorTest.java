package lv.atbilstiba.platform.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import lv.atbilstiba.platform.problem.ProblemException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

class CursorTest {
    private static final AsOf POINT = new AsOf(42, Instant.parse("2026-03-01T08:00:00.1Z"), false);

    @Test
    void what_was_given_comes_back_and_speaks_of_the_past() {
        var text = Cursor.from(POINT, "Ēka", "90000000002").text();

        assertThat(text).matches("[A-Za-z0-9_-]+");
        var read = Cursor.of(text, 2).orElseThrow();
        assertThat(read.after()).containsExactly("Ēka", "90000000002");
        assertThat(read.asOf()).isEqualTo(new AsOf(42, POINT.instant(), true));
        assertThat(Cursor.of(null, 2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1\u001f2026-03-01T08:00:00Z",
                "1\u001f2026-03-01T08:00:00Z\u001fa\u001fb",
                "x\u001f2026-03-01T08:00:00Z\u001fa",
                "-1\u001f2026-03-01T08:00:00Z\u001fa",
                "+1\u001f2026-03-01T08:00:00Z\u001fa",
                "99999999999999999999\u001f2026-03-01T08:00:00Z\u001fa",
                "1\u001fyesterday\u001fa",
                "1\u001f1767225600\u001fa",
                "1\u001f2026-03-01T08:00:00Z\u001fa\u0000",
                "1\u001f2026-03-01T08:00:00Z\u001fa\nb",
                "1\u001f2026-03-01T08:00:00Z\u001f\u007f"
            })
    void one_that_was_forged_is_malformed(String parts) {
        var forged =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(parts.getBytes(StandardCharsets.UTF_8));
        assertMalformed(() -> Cursor.of(forged, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "a", "YQ=x", "ā", "YQ YQ", "*", "%00"})
    void what_is_not_even_encoded_is_malformed(String text) {
        assertMalformed(() -> Cursor.of(text, 1));
    }

    @Test
    void a_key_is_of_the_form_that_its_list_has() {
        var id = "01930000-0000-7000-8000-00000000000a";
        var before = new UUID(0, 0);
        assertThat(Cursor.after(key(id), Cursor::id, before)).hasToString(id);
        assertMalformed(() -> Cursor.after(key("no id"), Cursor::id, before));
        assertThat(Cursor.after(Optional.empty(), Long::parseLong, 7L)).isEqualTo(7);
        assertMalformed(() -> Cursor.after(key("seven"), Long::parseLong, 7L));
        assertThat(Cursor.instant("2026-03-01T08:00:00Z")).isEqualTo("2026-03-01T08:00:00Z");
        assertMalformed(() -> Cursor.instant("+300000-01-01T00:00:00Z"));
        assertMalformed(() -> Cursor.instant(Instant.MIN.toString()));
        assertMalformed(() -> Cursor.instant("4711"));
    }

    private static Optional<Cursor> key(String of) {
        return Optional.of(Cursor.from(POINT, of));
    }

    private static void assertMalformed(Runnable reading) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(reading::run)
                .satisfies(it -> {
                    assertThat(it.problem().status().value()).isEqualTo(400);
                    assertThat(it.problem().toString()).contains("query:cursor");
                });
    }
}

package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lv.atbilstiba.platform.json.RestJson;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

class AsWrittenTest {
    private static final JsonMapper JSON = json();

    record Sent(String before, @Nullable AsWritten body, String after) {}

    private static JsonMapper json() {
        var builder = JsonMapper.builder();
        RestJson.strict(builder);
        return builder.build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ \"a\" : [1, {\"b\": \"}\"}, \"\\\"]\"] }",
                "[]",
                "{\"name\":1e999,\"post\":-1e999}",
                "1e999",
                "1.0",
                "-0",
                "\"a \\u0101 ā \\\" 🙂\"",
                "\"\"",
                "true",
                "false",
            })
    void a_part_stays_as_it_was_written(String part) {
        for (var form :
                new String[] {
                    "{\"before\":\"ā\",\"body\":%s,\"after\":\"b\"}",
                    "{\"before\":\"ā\", \"body\" : \t%s , \"after\":\"b\"}",
                    "{\"body\": %s,\"before\":\"ā\",\"after\":\"b\"}",
                    " {\"before\":\"ā\",\"after\":\"b\",\"body\": %s}",
                    "{\"before\":\"ā\",\"after\":\"b\",\"body\": %s } ",
                }) assertThat(body(form.formatted(part))).as(form).isEqualTo(part);
    }

    @Test
    void absent_and_null_mean_the_same() {
        for (var body : new String[] {"", "\"body\": null, "})
            assertThat(read("{%s\"before\":\"a\",\"after\":\"b\"}".formatted(body)).body())
                    .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{", "\"a", "tru", "1e", "NaN", "Infinity"})
    void what_is_no_json_is_none(String part) {
        assertThatThrownBy(() ->
                        read("{\"before\":\"a\",\"body\":%s,\"after\":\"b\"}".formatted(part)))
                .isInstanceOf(JacksonException.class);
    }

    private static String body(String text) {
        return new String(
                Objects.requireNonNull(read(text).body()).bytes(), StandardCharsets.UTF_8);
    }

    private static Sent read(String text) {
        return Objects.requireNonNull(
                AsWritten.read(JSON, text.getBytes(StandardCharsets.UTF_8), Sent.class));
    }
}

package lv.atbilstiba.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.InvalidValue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;

class RestJsonTest {
    private static final JsonMapper MAPPER = mapper();

    record Given(
            @Nullable LocalDate day,
            @Nullable Period period,
            @Nullable URI address,
            @Nullable UUID id,
            @Nullable String text,
            List<String> texts,
            @Nullable SortedSet<String> names) {}

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "2026-02-28", "2200-12-31"})
    void a_day_is_written_as_iso_8601_has_it(String day) {
        assertThat(read("day", '"' + day + '"').day()).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[2026,3,1]",
                "{}",
                "20260301",
                "1.5",
                "true",
                "\"\"",
                "\" \"",
                "\" 2026-03-01\"",
                "\"2026-03-01T00:00:00Z\"",
                "\"2026-02-30\"",
                "\"+2026-03-01\"",
                "\"+12026-03-01\"",
                "\"1899-12-31\"",
                "\"2201-01-01\"",
                "\"01.03.2026\""
            })
    void nothing_else_is_a_day(String day) {
        assertThatThrownBy(() -> read("day", day)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"p1d", "-P1D", "P-1D", "P+1D", "P", "P101Y", "P2147483647Y", " P1D"})
    void a_period_has_one_form_and_an_end(String period) {
        assertThatThrownBy(() -> read("period", '"' + period + '"'))
                .isInstanceOf(JacksonException.class);
        assertThat(read("period", "\"P1Y2M3W4D\"").period()).isEqualTo(Period.of(1, 2, 25));
    }

    @ParameterizedTest
    @ValueSource(strings = {"period", "address", "id", "text"})
    void what_is_written_as_a_text_is_nothing_else(String property) {
        for (var given : List.of("[]", "{}", "[null]", "1", "1.5", "true", "false"))
            assertThatThrownBy(() -> read(property, given))
                    .as(given)
                    .isInstanceOf(JacksonException.class);
        assertThat(read(property, "null")).isEqualTo(MAPPER.readValue("{}", Given.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"NOPE\"", "\"/pensija\"", "\"//example.lv\"", "\"a b:c\""})
    void an_address_is_absolute(String address) {
        assertThatThrownBy(() -> read("address", address)).isInstanceOf(JacksonException.class);
        assertThat(read("address", "\"https://example.lv\"").address())
                .isEqualTo(URI.create("https://example.lv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"texts", "names"})
    void a_list_ends_however_often_it_names_one_thing(String property) {
        var most = "\"x\",".repeat(RestJson.MOST_ITEMS - 1) + "\"x\"";

        assertThat(read(property, '[' + most + ']')).isNotNull();
        assertThatThrownBy(() -> read(property, '[' + most + ",\"x\"]"))
                .isInstanceOf(JacksonException.class)
                .cause()
                .isEqualToComparingFieldByField(tooMany(property));
    }

    record Act(Basis basis) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u200b",
                "\u00a0",
                "\u2800",
                "\ufe0f",
                "\u00ad\u3164",
                "a\u202eb",
                "\u2066a"
            })
    void a_value_made_of_a_text_is_one_that_can_be_seen(String text) {
        assertThatThrownBy(() -> act(text))
                .satisfiesAnyOf(
                        it -> assertThat(it).isInstanceOf(InvalidValue.class),
                        it -> assertThat(it).hasRootCauseInstanceOf(InvalidValue.class));
    }

    @Test
    void what_cannot_be_seen_at_the_ends_of_a_value_is_no_part_of_it() {
        assertThat(act("\u200b Rīkojums\u00a01 \u2800").basis().document())
                .isEqualTo("Rīkojums\u00a01");
    }

    private static Act act(String text) {
        return MAPPER.readValue(MAPPER.writeValueAsString(Map.of("basis", text)), Act.class);
    }

    @Test
    void a_list_that_is_not_given_is_empty() {
        assertThat(read("texts", "null").texts()).isEmpty();
        assertThat(read("texts", "[]").texts()).isEmpty();
        assertThat(read("names", "null").names()).isNull();
    }

    private static InvalidValue tooMany(String property) {
        return new InvalidValue(
                InvalidValue.Rule.TOO_MANY,
                java.util.Map.of("field", property, "max", RestJson.MOST_ITEMS));
    }

    private static Given read(String property, String value) {
        return MAPPER.readValue("{\"" + property + "\":" + value + "}", Given.class);
    }

    private static JsonMapper mapper() {
        var builder = JsonMapper.builder();
        RestJson.strict(builder);
        return builder.build();
    }
}

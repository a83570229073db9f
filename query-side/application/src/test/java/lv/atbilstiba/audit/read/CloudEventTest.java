package lv.atbilstiba.audit.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;

/** What CloudEvents 1.0.2 allows, in its type system. */
class CloudEventTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void no_attribute_holds_what_none_may_hold() {
        var forbidden = new StringBuilder();
        for (var c = 0; c < 0x20; c++) forbidden.append((char) c);
        for (var c = 0x7F; c <= 0x9F; c++) forbidden.append((char) c);
        forbidden.append('\uFDD0').append('\uFDEF').append('\uFFFE').append('\uFFFF');
        forbidden.appendCodePoint(0x1FFFE).appendCodePoint(0x10FFFF);
        forbidden.append('\uD800');

        var told =
                json(of("nepareizs datums\nsk. vēstuli\r\n\tNr. 5" + forbidden, "x" + forbidden));

        told.properties()
                .forEach(attribute -> {
                    if (attribute.getKey().equals("data")) return;
                    assertThat(attribute.getValue().asString().codePoints().boxed())
                            .as(attribute.getKey())
                            .noneMatch(CloudEventTest::isNone);
                });
        assertThat(told.path("correctsreason").asString())
                .startsWith("nepareizs datums sk. vēstuli Nr. 5");
    }

    @Test
    void what_may_be_held_is_told_as_it_is() {
        var told = json(of("kļūda \uD83D\uDE00 \u00A0 \uFFFD", "client-portal"));

        assertThat(told.path("correctsreason").asString())
                .isEqualTo("kļūda \uD83D\uDE00 \u00A0 \uFFFD");
        assertThat(told.path("actor").asString()).isEqualTo("client-portal");
        assertThat(told.path("data").path("text").asString()).isEqualTo("one\ntwo");
    }

    @Test
    void names_are_small_letters_and_digits_and_what_is_absent_is_left_out() {
        var told = json(of("x", "y"));

        told.propertyNames().forEach(name -> assertThat(name).matches("[a-z0-9]{1,20}"));
        assertThat(told.has("onbehalfof")).isFalse();
        assertThat(told.path("type").asString())
                .isEqualTo("lv.atbilstiba.service.ServiceManagerAppointed.v1");
        assertThat(told.path("position").isString()).isTrue();
    }

    private static boolean isNone(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint & 0xFFFE) == 0xFFFE
                || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF)
                || (codePoint >= 0xD800 && codePoint <= 0xDFFF);
    }

    private static CloudEvent of(String reason, String actor) {
        return CloudEvent.of(
                new EventEntry(
                        4711,
                        Instant.parse("2026-03-01T08:00:00Z"),
                        "01930000-0000-7000-8000-0000000000ff",
                        "ServiceManagerAppointed",
                        "1",
                        "service-01930000-0000-7000-8000-000000000001",
                        3,
                        actor,
                        null,
                        "90000000002",
                        "01930000-0000-7000-8000-0000000000fe",
                        null,
                        null,
                        null,
                        new EventEntry.Mistake(4700, reason),
                        null,
                        "{\"text\": \"one\\ntwo\"}"),
                "lv.atbilstiba.service.api.event.ServiceManagerAppointed");
    }

    private static JsonNode json(CloudEvent event) {
        return JSON.readTree(JSON.writeValueAsString(event));
    }
}

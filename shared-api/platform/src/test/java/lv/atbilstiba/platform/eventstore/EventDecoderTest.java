package lv.atbilstiba.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.ManagementRolesDeclared;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.policy.api.ManagementRole;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

class EventDecoderTest {
    private static final String TYPE = ManagementRolesDeclared.class.getName();
    private static final String JSON =
            """
            {"institution":"90000000001","roles":["%s"],"effectiveOn":"2026-01-01"}\
            """
                    .formatted(ManagementRole.values()[0].name());
    private static final ManagementRolesDeclared FACT =
            new ManagementRolesDeclared(
                    new InstitutionId("90000000001"),
                    new TreeSet<>(Set.of(ManagementRole.values()[0])),
                    LocalDate.of(2026, 1, 1));
    private static final Instant RECORDED = Instant.parse("2026-01-02T03:04:05.678901Z");

    private final EventDecoder decoder = new JsonEventDecoder(List.of());

    @Test
    void a_stored_event_is_a_fact_and_where_it_came_from() {
        var metadata =
                """
                {"actor":"person-1","institution":"90000000001",
                 "request":"018f0000-0000-7000-8000-00000000000a",
                 "corrects":{"position":7,"reason":"a typing error"}}\
                """;
        assertThat(decoder.decode(stored(TYPE, "1", JSON, metadata)))
                .isEqualTo(
                        new Recorded<Object>(
                                42,
                                RECORDED,
                                FACT,
                                new Provenance(
                                        "person-1",
                                        null,
                                        "90000000001",
                                        UUID.fromString("018f0000-0000-7000-8000-00000000000a"),
                                        null,
                                        null,
                                        null,
                                        new Correction(7, "a typing error"))));
    }

    @Test
    void a_newer_revision_or_an_unknown_type_stops_the_reader() {
        for (var event :
                List.of(
                        stored(TYPE, "2", JSON),
                        stored(TYPE, null, JSON),
                        stored(TYPE + "Again", "1", JSON))) {
            assertThatThrownBy(() -> decoder.decode(event))
                    .isInstanceOf(UnknownEvent.class)
                    .hasMessageContaining("event 42");
        }
    }

    @Test
    void no_class_but_an_event_of_the_contract_is_ever_made() {
        for (var type :
                List.of(
                        "java.net.URL",
                        "javax.script.ScriptEngineManager",
                        "lv.atbilstiba.kernel.Sealed",
                        "lv.atbilstiba.institution.api.event.InstitutionEvent",
                        "lv.atbilstiba.institution.api.command.RegisterInstitution",
                        TYPE + "$Inner")) {
            assertThatThrownBy(() -> decoder.decode(stored(type, "1", "{}")))
                    .isInstanceOf(UnknownEvent.class);
        }
    }

    @Test
    void broken_json_is_told_without_what_it_says() {
        for (var json :
                List.of(
                        "{",
                        "[]",
                        "null",
                        JSON.replace("2026-01-01", "Jānis Bērziņš"),
                        JSON.replace("90000000001", "short"))) {
            assertThatThrownBy(() -> decoder.decode(stored(TYPE, "1", json)))
                    .isInstanceOf(BrokenEvent.class)
                    .hasMessageContaining("event 42")
                    .hasMessageNotContaining("Bērziņš");
        }
    }

    @Test
    void what_was_once_written_otherwise_is_read_as_it_is_written_now() {
        var decoder =
                new JsonEventDecoder(
                        List.of(
                                upcaster("lv.atbilstiba.institution.api.event.RolesSaid", "1", "2"),
                                upcaster(
                                        "lv.atbilstiba.institution.api.event.RolesSaid",
                                        "2",
                                        "1")));
        var old = JSON.replace("effectiveOn", "day");
        assertThat(
                        decoder.decode(
                                        stored(
                                                "lv.atbilstiba.institution.api.event.RolesSaid",
                                                "1",
                                                old))
                                .event())
                .isEqualTo(FACT);
        assertThat(decoder.decode(stored(TYPE, "1", JSON)).event()).isEqualTo(FACT);
    }

    /** Revision 1 to 2 renames a property, 2 to the type's first revision renames the type. */
    private static EventUpcaster upcaster(String type, String revision, String next) {
        return new EventUpcaster() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public String revision() {
                return revision;
            }

            @Override
            public Upcast upcast(ObjectNode payload) {
                if (revision.equals("2")) return new Upcast(TYPE, next, payload);
                payload.set("effectiveOn", payload.remove("day"));
                return new Upcast(type, next, payload);
            }
        };
    }

    private static StoredEvent stored(String type, @Nullable String revision, String json) {
        return stored(type, revision, json, "{\"actor\":\"person-1\"}");
    }

    private static StoredEvent stored(
            String type, @Nullable String revision, String json, String metadata) {
        return new StoredEvent(
                42,
                "018f0000-0000-7000-8000-000000000001",
                "Institution",
                "institution-90000000001",
                0,
                RECORDED,
                RECORDED,
                type,
                revision,
                json.getBytes(StandardCharsets.UTF_8),
                metadata.getBytes(StandardCharsets.UTF_8));
    }
}

package lv.atbilstiba.commandside;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.accessibility.api.event.AccessibilityEvent;
import lv.atbilstiba.catalogue.api.event.CatalogueEvent;
import lv.atbilstiba.history.api.event.HistoryEvent;
import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.StoredEvent;
import lv.atbilstiba.platform.json.EventJson;
import lv.atbilstiba.policy.api.event.PolicyEvent;
import lv.atbilstiba.service.api.event.ServiceEvent;
import lv.atbilstiba.staff.api.event.StaffEvent;

import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An event is kept for ever, so its JSON is a promise: one example of each event and revision, in
 * {@code golden/<event>-<revision>.json}. An example is never changed; a new revision adds one.
 */
class GoldenEventsTest {
    private static final List<Class<?>> FAMILIES =
            List.of(
                    InstitutionEvent.class,
                    StaffEvent.class,
                    ServiceEvent.class,
                    CatalogueEvent.class,
                    AccessibilityEvent.class,
                    PolicyEvent.class,
                    HistoryEvent.class);

    static Stream<Class<?>> events() {
        return FAMILIES.stream().flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_written_as_its_example_says(Class<?> type) {
        var example = example(type);
        var mapper = EventJson.mapper();

        var event = mapper.readValue(example, type);
        var written = mapper.writeValueAsString(event);

        assertThat(mapper.readTree(written)).isEqualTo(mapper.readTree(example));
        assertThat((Object) mapper.readValue(written, type)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_example_fills_every_component(Class<?> type) {
        var example = EventJson.mapper().readTree(example(type));

        for (var component : type.getRecordComponents()) {
            assertThat(example.has(component.getName())).as(component.getName()).isTrue();
        }
    }

    /** Whatever an earlier release wrote reads as an event of this one. */
    @Test
    void every_example_of_an_earlier_revision_is_still_read() throws IOException {
        var decoder = EventDecoder.ofThisRelease();
        var types = events().collect(Collectors.toMap(Class::getSimpleName, it -> it));
        try (var files = Files.list(root().resolve("command-side/src/test/resources/golden"))) {
            for (var file : files.sorted().toList()) {
                var name = String.valueOf(file.getFileName()).replace(".json", "").split("-", -1);
                var type = types.get(name[0]);
                assertThat(type).as("the event of " + file).isNotNull();

                var read = decoder.decode(stored(type, name[1], Files.readAllBytes(file)));

                assertThat(read.event()).as(file.toString()).isInstanceOf(type);
            }
        }
    }

    private static StoredEvent stored(Class<?> type, String revision, byte[] payload) {
        return new StoredEvent(
                1,
                "id",
                "type",
                "aggregate",
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                type.getName(),
                revision,
                payload,
                "{\"actor\":\"client-x\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void every_event_is_in_the_table_of_events() throws IOException {
        var table = Files.readString(root().resolve("docs/events.md"));

        assertThat(
                        events().map(type ->
                                "| `" + type.getSimpleName() + "` | " + revision(type) + " |"))
                .allSatisfy(row -> assertThat(table).contains(row));
    }

    private static String example(Class<?> type) {
        var name = "/golden/" + type.getSimpleName() + "-" + revision(type) + ".json";
        try (var in = GoldenEventsTest.class.getResourceAsStream(name)) {
            assertThat(in).as("the example " + name).isNotNull();
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String revision(Class<?> type) {
        var revision = type.getAnnotation(Revision.class);
        assertThat(revision).as("the revision of " + type.getSimpleName()).isNotNull();
        return Objects.requireNonNull(revision).value();
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs"))) {
            folder = Objects.requireNonNull(folder.getParent());
        }
        return folder;
    }
}

package lv.atbilstiba.platform.write.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.ReadBack;
import lv.atbilstiba.platform.eventstore.StoredEvent;
import lv.atbilstiba.platform.eventstore.UnreadableEvent;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What every event goes through before it is appended, on the example of each. */
class ReadBackTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path CONTRACT = Path.of("../shared-api/contract/src/main/java");
    private static final Pattern NAME = Pattern.compile("([A-Za-z]+)-(\\d+)\\.json");

    private final ReadBack readBack =
            new ReadBack(EventDecoder.ofThisRelease(), List.of(new FoldsAndReads()));

    private record Example(String type, String revision, ObjectNode payload) {
        @Override
        public String toString() {
            return type.substring(type.lastIndexOf('.') + 1);
        }
    }

    static Stream<Example> examples() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            return files.sorted().map(ReadBackTest::example).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_event_as_it_should_be_goes_through(Example example) {
        assertThatCode(() -> readBack.require(stored(example, "{\"actor\":\"client-x\"}")))
                .doesNotThrowAnyException();
    }

    /** Whichever of its parts is missing: either that is allowed, or the event is refused. */
    @ParameterizedTest
    @MethodSource("examples")
    void an_event_of_which_nothing_is_left_is_refused_and_its_words_are_not_repeated(
            Example example) {
        var empty = new Example(example.type, example.revision, JSON.createObjectNode());
        assertThatThrownBy(() -> readBack.require(stored(empty, "{\"actor\":\"client-x\"}")))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageStartingWith(example.type + " could not be read again: ");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void nobody_records_what_nobody_did_or_mends_nothing(Example example) {
        for (var metadata :
                List.of(
                        "{}",
                        "{\"actor\":null}",
                        "{\"actor\":\"client-x\",\"corrects\":{\"position\":-1,\"reason\":\"x\"}}",
                        "{\"actor\":\"client-x\",\"corrects\":{\"position\":1}}",
                        "{\"actor\":\"client-x\",\"corrects\":{\"reason\":\"x\"}}"))
            assertThatThrownBy(() -> readBack.require(stored(example, metadata)))
                    .as(metadata)
                    .isInstanceOf(UnreadableEvent.class);
    }

    /** Whichever way it came. */
    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u00a0", "\u2800", "a\u202eb"})
    void no_text_is_recorded_that_cannot_be_seen_or_turns_others(String text) throws IOException {
        var example = example(GOLDEN.resolve("ServiceAnnulled-1.json"));
        readBack.require(stored(example, "{\"actor\":\"client-x\"}"));
        var reason = JSON.writeValueAsString(text);
        assertThatThrownBy(() ->
                        readBack.require(
                                stored(
                                        example,
                                        "{\"actor\":\"client-x\",\"corrects\":{\"position\":1,"
                                                + "\"reason\":"
                                                + reason
                                                + "}}")))
                .isInstanceOf(InvalidValue.class);
        example.payload.put("basis", text);
        var recorded = stored(example, "{\"actor\":\"client-x\"}");
        assertThatThrownBy(() -> readBack.require(recorded)).isInstanceOf(InvalidValue.class);
        assertThat(EventDecoder.ofThisRelease().decode(recorded).event().toString())
                .as("what was recorded before is read as it is")
                .contains(text);
    }

    private static StoredEvent stored(Example example, String metadata) {
        return new StoredEvent(
                7,
                "00000000-0000-0000-0000-000000000001",
                "Kind",
                "kind-1",
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                example.type,
                example.revision,
                JSON.writeValueAsBytes(example.payload),
                metadata.getBytes(StandardCharsets.UTF_8));
    }

    private static Example example(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        assertThat(name.matches()).as(file.toString()).isTrue();
        try {
            return new Example(
                    className(name.group(1)),
                    name.group(2),
                    (ObjectNode) JSON.readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String className(String event) throws IOException {
        try (var files = Files.walk(CONTRACT)) {
            var file =
                    files.filter(it -> it.endsWith(Path.of("event", event + ".java")))
                            .findAny()
                            .orElseThrow();
            return CONTRACT.relativize(file).toString().replace('/', '.').replace(".java", "");
        }
    }
}

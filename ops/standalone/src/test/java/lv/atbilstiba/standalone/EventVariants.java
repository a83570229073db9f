package lv.atbilstiba.standalone;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Events as nobody should ever have recorded them: the golden example of each type and revision,
 * with each of its fields in turn missing, empty or extreme. Made from the examples themselves, so
 * that a new type or field is among them.
 */
final class EventVariants {
    private static final Path GOLDEN = Path.of("../../command-side/src/test/resources/golden");
    private static final Path CONTRACT = Path.of("../../shared-api/contract/src/main/java");
    private static final Pattern NAME = Pattern.compile("([A-Za-z]+)-(\\d+)\\.json");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern PERIOD = Pattern.compile("P(\\d+[DMY])+");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String LONG = "ā".repeat(9_000);

    /** What provenance might say instead of who did it. */
    static final List<String> METADATA =
            List.of(
                    "{}",
                    "null",
                    "[]",
                    "{\"actor\":null}",
                    "{\"actor\":7}",
                    "{\"actor\":\"client-x\",\"request\":\"no-uuid\"}",
                    "{\"actor\":\"client-x\",\"corrects\":{}}",
                    "{\"actor\":\"client-x\",\"corrects\":{\"position\":-1,\"reason\":\"x\"}}",
                    "{\"actor\":\"client-x\",\"corrects\":{\"position\":9223372036854775807,"
                            + "\"reason\":\"x\"}}",
                    "{\"actor\":\"client-x\",\"corrects\":{\"position\":1,\"reason\":null}}",
                    "{\"actor\":\"client-x\",\"corrects\":{\"position\":1.5,\"reason\":\"\"}}");

    private static final List<Variant> EXAMPLES = readExamples();

    private EventVariants() {}

    /**
     * @param type the event's class name
     * @param change what is wrong with it; empty for the example itself
     */
    record Variant(String type, String revision, String change, ObjectNode payload) {
        String simpleType() {
            return type.substring(type.lastIndexOf('.') + 1);
        }

        /** The same of another thing, unless it says nothing of it. */
        Variant of(String field, String id) {
            var other = payload.deepCopy();
            if (other.hasNonNull(field) && !other.path(field).asString("").isEmpty())
                other.put(field, id);
            return new Variant(type, revision, change, other);
        }

        @Override
        public String toString() {
            return simpleType() + " " + change;
        }
    }

    static List<Variant> examples() {
        return EXAMPLES;
    }

    private static List<Variant> readExamples() {
        try (var files = Files.list(GOLDEN)) {
            var examples = new ArrayList<Variant>();
            for (var file : files.sorted().toList()) {
                var name = NAME.matcher(file.getFileName().toString());
                if (!name.matches()) continue;
                examples.add(
                        new Variant(
                                className(name.group(1)),
                                name.group(2),
                                "",
                                (ObjectNode) JsonMapper.shared().readTree(Files.readString(file))));
            }
            return examples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Variant example(String simpleType) {
        return examples().stream()
                .filter(it -> it.simpleType().equals(simpleType))
                .reduce((_, newest) -> newest)
                .orElseThrow();
    }

    /** All of all. */
    static List<Variant> all() {
        var all = new ArrayList<Variant>();
        for (var example : examples()) {
            all.add(new Variant(example.type, example.revision, "{}", JSON.objectNode()));
            vary(
                    example.payload,
                    "",
                    (change, payload) ->
                            all.add(new Variant(example.type, example.revision, change, payload)));
        }
        return all;
    }

    private interface Taker {
        void take(String change, ObjectNode payload);
    }

    private static void vary(ObjectNode whole, String path, Taker taker) {
        var parent = path.isEmpty() ? whole : (ObjectNode) whole.at(path);
        for (var name : parent.propertyNames()) {
            var value = parent.get(name);
            var at = path + "/" + name;
            taker.take(at + " missing", with(whole, path, it -> it.remove(name)));
            put(whole, path, name, JSON.nullNode(), taker);
            for (var other : others(value)) put(whole, path, name, other, taker);
            if (value instanceof ObjectNode) vary(whole, at, taker);
        }
    }

    private static void put(
            ObjectNode whole, String path, String name, JsonNode value, Taker taker) {
        var text = value.toString();
        taker.take(
                path + "/" + name + " = " + (text.length() > 40 ? "…" + text.length() : text),
                with(whole, path, it -> it.set(name, value)));
    }

    private static ObjectNode with(ObjectNode whole, String path, Consumer<ObjectNode> change) {
        var copy = whole.deepCopy();
        change.accept(path.isEmpty() ? copy : (ObjectNode) copy.at(path));
        return copy;
    }

    private static List<JsonNode> others(JsonNode value) {
        if (value.isString()) {
            var text = value.asString();
            var others = new ArrayList<JsonNode>(List.of(JSON.stringNode(""), JSON.arrayNode()));
            if (DAY.matcher(text).matches())
                others.addAll(
                        List.of(
                                JSON.stringNode("+999999999-12-31"),
                                JSON.stringNode("-999999999-01-01"),
                                JSON.stringNode("9999-12-31"),
                                JSON.stringNode("0001-01-01")));
            else if (PERIOD.matcher(text).matches())
                others.addAll(
                        List.of(
                                JSON.stringNode("P2147483647Y"),
                                JSON.stringNode("-P2147483648D"),
                                JSON.stringNode("P0D"),
                                JSON.stringNode("P100Y")));
            else others.addAll(List.of(JSON.stringNode(LONG), JSON.stringNode("NOBODY_KNOWS_IT")));
            return others;
        }
        if (value.isNumber())
            return List.of(
                    JSON.numberNode(-1),
                    JSON.numberNode(0),
                    JSON.numberNode(Integer.MAX_VALUE),
                    JSON.numberNode(Long.MAX_VALUE),
                    JSON.numberNode(1e300),
                    JSON.stringNode("one"));
        if (value.isBoolean()) return List.of(JSON.stringNode("yes"), JSON.numberNode(7));
        if (value instanceof ArrayNode)
            return List.of(
                    JSON.arrayNode(),
                    JSON.arrayNode().addNull(),
                    JSON.arrayNode().add("NOBODY_KNOWS_IT"),
                    JSON.objectNode());
        return List.of(JSON.objectNode(), JSON.arrayNode(), JSON.stringNode("text"));
    }

    private static String className(String event) throws IOException {
        try (var files = Files.walk(CONTRACT)) {
            @Nullable Path file =
                    files.filter(it -> it.endsWith(Path.of("event", event + ".java")))
                            .findAny()
                            .orElse(null);
            if (file == null) throw new IOException("no event is called " + event);
            return CONTRACT.relativize(file).toString().replace('/', '.').replace(".java", "");
        }
    }
}

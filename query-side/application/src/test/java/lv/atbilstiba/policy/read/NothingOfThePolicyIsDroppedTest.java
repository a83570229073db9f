package lv.atbilstiba.policy.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * All that was transcribed from the policy is served. The transcription is kept beside this test,
 * by theme and in its own form; what is served has other forms, so words and marks are compared,
 * not places.
 */
class NothingOfThePolicyIsDroppedTest {
    private static final List<String> THEMES =
            List.of(
                    "accessibility",
                    "capabilities",
                    "catalogues",
                    "conditions",
                    "lifecycle",
                    "maturity",
                    "planning",
                    "requests",
                    "roles",
                    "services",
                    "task-duties",
                    "tasks");

    /** Two of the wide sense of resources are served with the sense in their code. */
    private static final Map<String, String> RENAMED =
            Map.of(
                    "MATERIAL_TECHNICAL", "WIDE_MATERIAL_TECHNICAL",
                    "ENERGY", "WIDE_ENERGY",
                    "RAW_MATERIALS", "WIDE_RAW_MATERIALS");

    private final JsonNode served =
            JsonMapper.shared().valueToTree(List.copyOf(new PolicyReference().all()));

    @Test
    void every_text_is_served() throws IOException {
        var texts = new TreeSet<String>();
        walk(served, (_, text) -> texts.add(text.replace("WIDE_", "")));
        var all = String.join("\n", texts);
        var dropped = new ArrayList<String>();
        for (var theme : THEMES)
            walk(
                    transcribed(theme),
                    (place, text) -> {
                        if (!all.contains(text)) dropped.add(theme + place + ": " + text);
                    });
        assertThat(dropped).isEmpty();
    }

    @Test
    void every_mark_number_and_reference_is_served_with_the_thing_that_has_it() throws IOException {
        var things = new HashMap<String, List<JsonNode>>();
        things(served, things);
        var dropped = new ArrayList<String>();
        for (var theme : THEMES) {
            var own = new HashMap<String, List<JsonNode>>();
            things(transcribed(theme), own);
            own.forEach((code, several) -> {
                var known = things.getOrDefault(RENAMED.getOrDefault(code, code), List.of());
                if (known.isEmpty()) dropped.add(theme + ": no " + code);
                for (var thing : several)
                    for (var field : thing.properties())
                        for (var value : values(field.getValue()))
                            if (known.stream().noneMatch(it -> holds(it, field.getKey(), value)))
                                dropped.add(theme + " " + code + ": " + field);
            });
        }
        assertThat(dropped).isEmpty();
    }

    @Test
    void the_marks_of_pu2_14_the_arrows_and_the_stages_of_tasks_are_there() throws IOException {
        for (var kind : Set.of("competences", "technologies")) {
            var marked = new TreeSet<String>();
            for (var item : transcribed("capabilities").path(kind))
                if (item.path("pu2_14").asBoolean()) marked.add(item.path("code").asString());
            var told = new TreeSet<String>();
            for (var item : collection(kind).path("items"))
                if (item.path("pu2_14").asBoolean()) told.add(item.path("code").asString());
            assertThat(told).as(kind).isEqualTo(marked).isNotEmpty();
        }
        assertThat(collection("task-arrows").path("items").size())
                .isEqualTo(transcribed("tasks").path("taskArrows").size());
        assertThat(collection("task-stage-involvement").at("/items/0/stages"))
                .isEqualTo(transcribed("lifecycle").at("/taskStageInvolvement/PU2-14/stages"));
        assertThat(collection("culture-orientations").path("items"))
                .allSatisfy(it -> {
                    assertThat(it.at("/traits/0/lv").asString()).isNotBlank();
                    assertThat(it.at("/orientation/0/lv").asString()).isNotBlank();
                });
    }

    private JsonNode collection(String code) {
        for (var one : served) if (one.path("code").asString().equals(code)) return one;
        throw new AssertionError("no " + code);
    }

    private static JsonNode transcribed(String theme) throws IOException {
        try (var in =
                new ClassPathResource("policy-as-transcribed/" + theme + ".json")
                        .getInputStream()) {
            return JsonMapper.shared().readTree(in);
        }
    }

    private static void walk(JsonNode node, BiConsumer<String, String> text) {
        walk("", node, text);
    }

    private static void walk(String place, JsonNode node, BiConsumer<String, String> text) {
        if (node.isString()) text.accept(place, node.asString());
        for (var field : node.properties())
            walk(place + "/" + field.getKey(), field.getValue(), text);
        if (node.isArray()) for (var each : node) walk(place + "/*", each, text);
    }

    private static void things(JsonNode node, Map<String, List<JsonNode>> found) {
        if (node.path("code").isString())
            found.computeIfAbsent(node.path("code").asString(), _ -> new ArrayList<>()).add(node);
        for (var each : node) things(each, found);
    }

    /** Numbers, marks that are set, and references; texts are compared by themselves. */
    private static List<JsonNode> values(JsonNode field) {
        if (field.isNumber() || (field.isBoolean() && field.asBoolean())) return List.of(field);
        var values = new ArrayList<JsonNode>();
        if (field.isArray())
            for (var each : field)
                if (each.isString() && each.asString().matches("[A-Z][A-Z0-9_.-]+"))
                    values.add(each);
        return values;
    }

    private static boolean holds(JsonNode thing, String key, JsonNode value) {
        for (var field : thing.properties()) {
            var same = field.getKey().equals(key) || !value.isBoolean();
            if (same && field.getValue().equals(value)) return true;
            if (holds(field.getValue(), key, value)) return true;
        }
        if (thing.isArray())
            for (var each : thing) if (each.equals(value) || holds(each, key, value)) return true;
        return false;
    }
}

package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** What the descriptions of the interface say of parameters is what their examples are. */
final class ExamplesHaveTheirTypeTest {
    @ParameterizedTest
    @ValueSource(strings = {"command-side", "query-side"})
    void an_example_has_the_type_and_the_form_of_its_schema(String side) throws IOException {
        var wrong = new ArrayList<String>();
        var document = document(side);
        for (var parameter : parameters(document)) {
            var schema = schema(parameter.path("schema"), document);
            for (var example : List.of(parameter.path("example"), schema.path("example")))
                if (!example.isMissingNode() && !fits(example, schema))
                    wrong.add(parameter.path("name").asString() + " " + example + " " + schema);
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"command-side", "query-side"})
    void a_number_has_a_bound_and_a_text_a_form(String side) throws IOException {
        var wrong = new ArrayList<String>();
        var document = document(side);
        for (var parameter : parameters(document)) {
            if (parameter.path("in").asString().equals("header")) continue;
            var schema = schema(parameter.path("schema"), document);
            switch (schema.path("type").asString("")) {
                case "integer" -> {
                    if (!schema.has("minimum")) wrong.add(parameter.toString());
                }
                case "string" -> {
                    if (!schema.has("pattern") && !schema.has("format") && !schema.has("enum"))
                        wrong.add(parameter.toString());
                }
                default -> {}
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static JsonNode document(String side) throws IOException {
        try (var file = new ClassPathResource("openapi/" + side + ".json").getInputStream()) {
            return JsonMapper.shared().readTree(file);
        }
    }

    private static List<JsonNode> parameters(JsonNode document) {
        var all = new ArrayList<JsonNode>();
        for (var path : document.path("paths"))
            for (var operation : path) operation.path("parameters").forEach(all::add);
        assertThat(all).hasSizeGreaterThan(50);
        return all;
    }

    private static JsonNode schema(JsonNode schema, JsonNode document) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    private static boolean fits(JsonNode example, JsonNode schema) {
        var pattern = schema.path("pattern").asString("");
        return switch (schema.path("type").asString("")) {
            case "string" ->
                    example.isString()
                            && (pattern.isEmpty()
                                    || Pattern.compile(pattern)
                                            .matcher(Objects.requireNonNull(example.asString()))
                                            .find());
            case "integer" -> example.isIntegralNumber();
            case "boolean" -> example.isBoolean();
            default -> true;
        };
    }
}

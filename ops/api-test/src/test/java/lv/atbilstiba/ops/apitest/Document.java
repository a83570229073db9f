package lv.atbilstiba.ops.apitest;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** An OpenAPI document: its operations, and what its schemas say of a value. */
final class Document {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder ->
                            builder.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .build()));

    private final String side;
    private final JsonNode root;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    Document(String side, String text) {
        this.side = side;
        this.root = JSON.readTree(text);
    }

    /**
     * A parameter of an operation.
     *
     * @param in path, query or header
     */
    record Parameter(String name, String in, boolean required, JsonNode schema, JsonNode example) {}

    /**
     * What can be asked for.
     *
     * @param path with its variables: {@code /api/services/{id}}
     */
    record Operation(
            Document document,
            String method,
            String path,
            JsonNode node,
            List<Parameter> parameters) {
        String id() {
            return node.path("operationId").asString();
        }

        boolean reads() {
            return method.equals("GET");
        }

        Stream<Parameter> in(String place) {
            return parameters.stream().filter(one -> one.in().equals(place));
        }

        /** The body's media type; null if it takes none. */
        @Nullable String takes() {
            var content = node.path("requestBody").path("content").propertyNames();
            return content.isEmpty() ? null : content.iterator().next();
        }

        boolean takesJson() {
            return "application/json".equals(takes());
        }

        /** The schema of the body, or of a line of it. */
        JsonNode body() {
            var content = node.path("requestBody").path("content").path(String.valueOf(takes()));
            var line = content.path("schema").path("x-line");
            return document.resolved(line.isMissingNode() ? content.path("schema") : line);
        }

        boolean needsBody() {
            return node.path("requestBody").path("required").asBoolean(false);
        }

        /** The described content of an answer with this status; nothing if it is not described. */
        JsonNode answer(int status) {
            return node.path("responses").path(Integer.toString(status));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        root.path("paths")
                .forEachEntry((path, item) ->
                        item.forEachEntry((method, operation) -> {
                            if (!METHODS.contains(method)) return;
                            operations.add(
                                    new Operation(
                                            this,
                                            method.toUpperCase(Locale.ROOT),
                                            path,
                                            operation,
                                            parameters(operation)));
                        }));
        return operations;
    }

    private List<Parameter> parameters(JsonNode operation) {
        var parameters = new ArrayList<Parameter>();
        for (var one : operation.path("parameters")) {
            var schema = resolved(one.path("schema"));
            var example = one.has("example") ? one.path("example") : schema.path("example");
            parameters.add(
                    new Parameter(
                            one.path("name").asString(),
                            one.path("in").asString(),
                            one.path("required").asBoolean(false),
                            schema,
                            example));
        }
        return parameters;
    }

    JsonNode root() {
        return root;
    }

    String side() {
        return side;
    }

    /** What a reference stands for. */
    JsonNode resolved(JsonNode schema) {
        if (!schema.has("$ref")) return schema;
        return resolved(root.at(schema.path("$ref").asString().substring(1)));
    }

    /** What is wrong with a value, by a schema of the document; nothing if it fits. */
    List<String> wrong(JsonNode schema, JsonNode value) {
        return schemas
                .computeIfAbsent(schema.toString(), _ -> REGISTRY.getSchema(whole(schema)))
                .validate(value)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private ObjectNode whole(JsonNode schema) {
        var whole = JSON.createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", root.path("components"));
        return whole;
    }
}

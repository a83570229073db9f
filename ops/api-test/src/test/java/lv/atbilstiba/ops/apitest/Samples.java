package lv.atbilstiba.ops.apitest;

import lv.atbilstiba.ops.apitest.Document.Operation;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Requests made of what the document says, and of nothing else but the ids of what there is. */
final class Samples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Of which one is in the form that a pattern asks for. */
    private static final List<String> TEXTS =
            List.of(
                    "Teksts",
                    "lv",
                    "RETIREMENT",
                    "90000000002",
                    "01930000-0000-7000-8000-000000000001",
                    "service-01930000-0000-7000-8000-000000000001",
                    "P10D",
                    "2026-03-01",
                    "1",
                    "/api/services",
                    "*");

    private final World world;

    Samples(World world) {
        this.world = world;
    }

    /** How much of what may be given is given. */
    enum Fill {
        /** What has to be there. */
        REQUIRED,
        /** All that may be there. */
        ALL,
        /** What the document shows; where it shows nothing, what has to be there. */
        EXAMPLE
    }

    Call call(Operation operation, String client, World.Things things, Fill fill) {
        var call = world.call(client, operation.method(), target(operation, things));
        if (operation.reads() && operation.in("header").anyMatch(Samples::isWait))
            call = call.with("Wait-For-Position", Long.toString(things.position()));
        if (operation.takes() == null) return call.without("Content-Type");
        call = call.with("Content-Type", String.valueOf(operation.takes()));
        if (fill == Fill.REQUIRED && !operation.needsBody()) return call.without("Content-Type");
        var body = body(operation, things, fill);
        return call.body(
                operation.takesJson()
                        ? body.toString()
                        : body.isString() ? body.asString() : body + "\n");
    }

    private static boolean isWait(Document.Parameter parameter) {
        return parameter.name().equals("Wait-For-Position");
    }

    String target(Operation operation, World.Things things) {
        var target = operation.path();
        for (var parameter : operation.in("path").toList())
            target =
                    target.replaceAll(
                            "\\{\\*?" + parameter.name() + "}",
                            World.encoded(world.variable(operation, parameter, things))
                                    .replace("%2F", "/"));
        var query = new ArrayList<String>();
        for (var parameter : operation.in("query").toList())
            if (parameter.required())
                query.add(parameter.name() + "=" + World.encoded(World.sample(parameter)));
        return query.isEmpty() ? target : target + "?" + String.join("&", query);
    }

    JsonNode body(Operation operation, World.Things things, Fill fill) {
        var schema = operation.body();
        if (schema.path("type").asString("").equals("string")) return of(schema);
        if (fill == Fill.EXAMPLE && schema.has("example"))
            return fitting(
                    operation.document(),
                    schema,
                    schema.path("example").isString()
                            ? MAPPER.readTree(schema.path("example").asString())
                            : schema.path("example").deepCopy(),
                    things);
        return value(operation.document(), schema, "", things, fill == Fill.ALL);
    }

    /** The example, speaking of things that there are, of today. */
    private JsonNode fitting(
            Document document, JsonNode schema, JsonNode example, World.Things things) {
        if (!(example instanceof ObjectNode object)) return example;
        var required = new ArrayList<String>();
        schema.path("required").forEach(one -> required.add(one.asString()));
        schema.path("properties")
                .forEachEntry((name, property) -> {
                    if (!object.has(name)) return;
                    if (property.path("format").asString("").equals("date")
                            && !required.contains(name)) {
                        object.remove(name);
                        return;
                    }
                    var known = world.known(name, things);
                    if (known.isEmpty()) return;
                    if (object.path(name).isArray()) object.putArray(name).add(known);
                    else object.put(name, known);
                });
        return object;
    }

    private JsonNode value(
            Document document, JsonNode given, String name, World.Things things, boolean all) {
        var schema = document.resolved(given);
        if (schema.has("anyOf"))
            return value(document, schema.path("anyOf").path(0), name, things, all);
        var known = world.known(name, things);
        switch (type(schema)) {
            case "object" -> {
                var object = JSON.objectNode();
                var required = new ArrayList<String>();
                schema.path("required").forEach(one -> required.add(one.asString()));
                schema.path("properties")
                        .forEachEntry((part, property) -> {
                            if (all || required.contains(part))
                                object.set(part, value(document, property, part, things, all));
                        });
                if (all && schema.path("additionalProperties").isObject())
                    object.set(
                            of(document.resolved(schema.path("propertyNames"))).asString("lv"),
                            value(document, schema.path("additionalProperties"), "", things, all));
                return object;
            }
            case "array" -> {
                return JSON.arrayNode()
                        .add(value(document, schema.path("items"), name, things, all));
            }
            default -> {
                return known.isEmpty() ? of(schema) : JSON.stringNode(known);
            }
        }
    }

    /** Some value of a simple type. */
    static JsonNode of(JsonNode schema) {
        var example = schema.path("example");
        if (schema.has("example") && !example.isContainer()) return whole(example);
        if (schema.has("enum")) return schema.path("enum").path(0);
        if (schema.has("default")) return schema.path("default");
        return switch (type(schema)) {
            case "integer", "number" ->
                    JSON.numberNode(Math.max(1, schema.path("minimum").asLong(1)));
            case "boolean" -> JSON.booleanNode(true);
            case "object" -> JSON.objectNode();
            case "array" -> JSON.arrayNode();
            default ->
                    JSON.stringNode(
                            switch (schema.path("format").asString("")) {
                                case "date" -> LocalDate.now(ZoneId.of("Europe/Riga")).toString();
                                case "date-time" -> Instant.now().minusSeconds(60).toString();
                                case "uuid" -> "01930000-0000-7000-8000-000000000001";
                                case "uri" -> "https://example.lv/pensija";
                                default -> text(schema);
                            });
        };
    }

    /** An example of several lines has lost its last line end on its way into the document. */
    static JsonNode whole(JsonNode example) {
        return example.isString() && example.asString().contains("\n")
                ? JSON.stringNode(example.asString() + "\n")
                : example;
    }

    static boolean isInstant(JsonNode schema) {
        return schema.path("format").asString("").equals("date-time");
    }

    private static String text(JsonNode schema) {
        if (!schema.has("pattern")) return "Teksts";
        var form = java.util.regex.Pattern.compile(schema.path("pattern").asString());
        return TEXTS.stream()
                .filter(text -> form.matcher(text).find())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no text like " + form));
    }

    static String type(JsonNode schema) {
        var type = schema.path("type");
        if (type.isArray())
            for (var one : type) if (!one.asString().equals("null")) return one.asString();
        return type.asString("");
    }
}

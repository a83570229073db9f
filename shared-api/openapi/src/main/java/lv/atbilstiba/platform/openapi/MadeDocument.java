package lv.atbilstiba.platform.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.swagger.v3.core.jackson.ModelResolver;

import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.webmvc.api.MultipleOpenApiWebMvcResource;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockHttpServletRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A side's OpenAPI document, made of its running endpoints. A context that makes it names this
 * class among its own, and has {@link #SETTINGS}.
 */
public class MadeDocument {
    /** What the context needs besides. */
    public static final Map<String, String> SETTINGS =
            Map.of(
                    "springdoc.api-docs.enabled", "true",
                    "springdoc.api-docs.path", "/made",
                    "springdoc.api-docs.version", "openapi_3_1",
                    "springdoc.default-produces-media-type", "application/json",
                    "springdoc.override-with-generic-response", "false",
                    "springdoc.remove-broken-reference-definitions", "false");

    /** Within these the order says something; elsewhere names come in their own order. */
    private static final Set<String> ORDERED = Set.of("properties", "example", "examples");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** The names of one document. */
    @Bean
    SchemaNames schemaNames() {
        return new SchemaNames();
    }

    @Bean
    ModelResolver modelResolver(ObjectMapperProvider json, SchemaNames names) {
        ModelResolver.enumsAsRef = true; // a list of codes is a schema of its own
        return new ModelResolver(json.jsonMapper(), names).openapi31(true);
    }

    @Bean
    ValueTypes valueTypes(ObjectMapperProvider json) {
        return new ValueTypes(json.jsonMapper());
    }

    @Bean
    OperationIds operationIds() {
        return new OperationIds();
    }

    /**
     * A group of all operations of the side.
     *
     * @param name the document's file name without its ending
     */
    public static GroupedOpenApi.Builder group(String name, SchemaNames names) {
        return GroupedOpenApi.builder()
                .group(name)
                .pathsToMatch("/api/**")
                .addOpenApiCustomizer(new JsonShapes(names))
                .addOpenApiCustomizer(new AskedValues())
                .addOpenApiCustomizer(new Streams());
    }

    /** The document as it lies among the sources: its names in a fixed order, indented. */
    public static String text(ApplicationContext context, String group) {
        try {
            var made =
                    context.getBean(MultipleOpenApiWebMvcResource.class)
                            .openapiJson(
                                    new MockHttpServletRequest("GET", "/made/" + group),
                                    "/made",
                                    group,
                                    Locale.ENGLISH);
            var document = JSON.readTree(new String(made, StandardCharsets.UTF_8));
            mustResolve(document, document);
            return JSON.writeValueAsString(ordered(document, false)) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void mustResolve(JsonNode node, JsonNode document) {
        var reference = node.path("$ref").asString("");
        if (!reference.isEmpty() && document.at(reference.substring(1)).isMissingNode())
            throw new IllegalStateException("there is no " + reference);
        node.forEach(part -> mustResolve(part, document));
    }

    /** The file that is served, written anew if {@code -Dgolden.write=true} asks for it. */
    public static String served(Path file, String made) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, made);
        }
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** The document as the side's module was packed with it. */
    public static String packed(String group) throws IOException {
        return new ClassPathResource("openapi/" + group + ".json")
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static JsonNode ordered(JsonNode node, boolean asItIs) {
        switch (node) {
            case ArrayNode array -> {
                for (var i = 0; i < array.size(); i++) array.set(i, ordered(array.get(i), asItIs));
            }
            case ObjectNode object -> {
                var parts = new TreeMap<String, JsonNode>();
                object.properties().forEach(part -> parts.put(part.getKey(), part.getValue()));
                if (!asItIs) object.removeAll();
                parts.forEach((name, part) ->
                        object.set(name, ordered(part, !asItIs && ORDERED.contains(name))));
            }
            default -> {}
        }
        return node;
    }
}

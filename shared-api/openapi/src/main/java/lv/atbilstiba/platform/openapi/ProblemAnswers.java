package lv.atbilstiba.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;

import lv.atbilstiba.platform.problem.Problems;

import org.springdoc.core.customizers.OpenApiCustomizer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which problems an operation may answer; the schema of all of them. */
public final class ProblemAnswers implements OpenApiCustomizer {
    private static final String PROBLEM = "Problem";
    private static final String RETRY_AFTER = "Retry-After";

    private static final Map<String, String> OF_ALL =
            Map.of(
                    "400", "Malformed, or something that nobody knows",
                    "401", "No token, or not a valid one",
                    "403", "The role may not do this",
                    "404", "There is no such thing, or the caller may not see it",
                    "406", "In none of the forms that Accept asks for",
                    "429", "Too many requests; Retry-After says when to come again",
                    "503", "Not available for the moment; Retry-After says when");
    private static final Map<String, String> OF_READS =
            Map.of("410", "A position of a history that was lost");
    private static final Map<String, String> OF_WRITES =
            Map.of(
                    "409", "The state refuses, or the Idempotency-Key is in use",
                    "412", "Somebody changed it first",
                    "413", "Larger than what is taken",
                    "415", "Not in a form that is taken",
                    "422", "Well-formed, but breaks a rule");
    private static final Map<String, String> OF_CHANGES = Map.of("428", "If-Match is needed");

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas(PROBLEM, problem());
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap()
                                .forEach((method, operation) -> {
                                    add(operation, OF_ALL);
                                    switch (method) {
                                        case GET, HEAD -> add(operation, OF_READS);
                                        case PUT, DELETE, PATCH -> {
                                            add(operation, OF_WRITES);
                                            add(operation, OF_CHANGES);
                                        }
                                        default -> add(operation, OF_WRITES);
                                    }
                                    var sorted = new TreeMap<>(operation.getResponses());
                                    operation.getResponses().clear();
                                    operation.getResponses().putAll(sorted);
                                    operation
                                            .getResponses()
                                            .addApiResponse(
                                                    "default",
                                                    answer("Anything else that went wrong"));
                                }));
    }

    private static void add(Operation operation, Map<String, String> problems) {
        problems.forEach(
                (status, says) -> operation.getResponses().putIfAbsent(status, answer(says)));
    }

    private static ApiResponse answer(String says) {
        var content = new MediaType().schema(JsonShapes.reference(PROBLEM));
        var answer =
                new ApiResponse()
                        .description(says)
                        .content(new Content().addMediaType(Problems.MEDIA_TYPE, content));
        return says.contains(RETRY_AFTER)
                ? answer.addHeaderObject(
                        RETRY_AFTER,
                        new Header()
                                .description("Seconds after which to come again")
                                .schema(typed("integer", new IntegerSchema())))
                : answer;
    }

    private static Schema<?> problem() {
        var error =
                typed("object", new ObjectSchema())
                        .addProperty("pointer", text().example("/kind"))
                        .addProperty("code", text().example("unknown-code"))
                        .addProperty("detail", text())
                        .addProperty("allowed", items(text()));
        error.required(List.of("pointer", "code"))
                .description("A field that is wrong; allowed says what would do");
        var status = typed("integer", new IntegerSchema());
        status.minimum(BigDecimal.valueOf(400)).maximum(BigDecimal.valueOf(599));
        var problem =
                typed("object", new ObjectSchema())
                        .addProperty("type", text().example("/problems/request/unknown-code"))
                        .addProperty("title", text())
                        .addProperty("status", status)
                        .addProperty("detail", text())
                        .addProperty("instance", text().description("Names the request"))
                        .addProperty("errors", items(error));
        problem.required(List.of("type", "title", "status", "instance"))
                .description(
                        "What went wrong (RFC 9457). What a caller can act on is a property of its"
                                + " own; which there are, the page of the type says.");
        problem.setAdditionalProperties(true);
        return problem;
    }

    private static Schema<?> text() {
        return typed("string", new StringSchema());
    }

    private static Schema<?> items(Schema<?> of) {
        return typed("array", new ArraySchema().items(of));
    }

    /** The models of version 3.0 know one type; those of 3.1 write a set of them. */
    public static <S extends Schema<?>> S typed(String type, S schema) {
        schema.setTypes(java.util.Set.of(type));
        return schema;
    }
}

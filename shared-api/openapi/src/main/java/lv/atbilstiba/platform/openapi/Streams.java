package lv.atbilstiba.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

import java.util.Map;
import java.util.Set;

/**
 * Streams are lines, each of which is a JSON value; the schema that stood for the stream is that of
 * a line ({@code x-line}).
 */
final class Streams implements OpenApiCustomizer {
    private static final Set<String> LINES =
            Set.of("application/x-ndjson", "application/cloudevents+json");

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> {
                    if (operation.getRequestBody() != null)
                        describe(operation.getRequestBody().getContent());
                    operation
                            .getResponses()
                            .values()
                            .forEach(answer -> describe(answer.getContent()));
                });
    }

    private static void describe(@Nullable Content content) {
        if (content == null) return;
        content.forEach((type, media) -> {
            if (!LINES.contains(type)) return;
            var line = media.getSchema();
            Schema<?> lines =
                    new StringSchema().description("Lines; each is a JSON value (x-line)");
            lines.setTypes(Set.of("string"));
            lines.setContentMediaType(type);
            var one =
                    line == null || line.get$ref() == null
                            ? Map.of("type", "object")
                            : Map.of("$ref", line.get$ref());
            lines.setExtensions(Map.of("x-line", one));
            media.setSchema(lines);
        });
    }
}

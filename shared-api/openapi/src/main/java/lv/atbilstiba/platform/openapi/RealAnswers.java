package lv.atbilstiba.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Examples of answers, each a real one: a file holds them by method and path, written by the test
 * that asks for them.
 */
public final class RealAnswers implements OpenApiCustomizer {
    private final Map<String, ?> answers;

    /**
     * @param resource an object with names such as {@code GET /api/services}
     */
    public RealAnswers(String resource) {
        try (var in = new ClassPathResource(resource).getInputStream()) {
            answers = JsonMapper.shared().readValue(in, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().forEach((path, item) -> describe(path, item));
    }

    private void describe(String path, PathItem item) {
        item.readOperationsMap()
                .forEach((method, operation) -> {
                    var answer = answers.get(method + " " + path);
                    if (answer == null || operation.getResponses() == null) return;
                    operation
                            .getResponses()
                            .forEach((status, response) -> {
                                if (!status.startsWith("2") || response.getContent() == null)
                                    return;
                                response.getContent()
                                        .forEach((type, content) -> {
                                            if (MediaType.parseMediaType(type)
                                                    .includes(MediaType.APPLICATION_JSON))
                                                content.setExample(answer);
                                        });
                            });
                });
    }
}

package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.platform.openapi.MadeDocument;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The served description of the command side: nothing is left out, and it is what the endpoints
 * are. {@code -Dgolden.write=true} writes it anew.
 */
@Import({MadeDocument.class, WritingOpenApi.class})
class WritingOpenApiIT extends OverHttp {
    private static final Path FILE =
            Path.of("src/main/resources/openapi", WritingOpenApi.DOCUMENT + ".json");

    @Autowired private ApplicationContext context;

    @DynamicPropertySource
    static void make(DynamicPropertyRegistry registry) {
        MadeDocument.SETTINGS.forEach((name, value) -> registry.add(name, () -> value));
    }

    @Test
    void what_is_served_is_what_the_endpoints_are() throws IOException {
        var made = MadeDocument.text(context, WritingOpenApi.DOCUMENT);

        assertThat(MadeDocument.served(FILE, made)).isEqualTo(made);
        assertThat(nobody().get("/v3/api-docs/command-side").http().body())
                .isEqualTo(MadeDocument.packed(WritingOpenApi.DOCUMENT));
    }

    @Test
    void there_is_no_other_document() {
        for (var other : List.of("", "/", "/nope", "/query-side", ".yaml"))
            assertThat(nobody().get("/v3/api-docs" + other).status()).as(other).isIn(401, 404);
        assertThat(nobody().get("/v3/api-docs/nope").status()).isEqualTo(404);
    }

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void every_write_says_what_it_is_for_and_shows_an_answer_that_is_a_real_one() {
        var api = nobody().get("/v3/api-docs/command-side").json();
        api.path("paths")
                .forEachEntry((path, item) ->
                        item.forEachEntry((method, operation) -> {
                            var name = method + " " + path;
                            assertThat(operation.path("summary").asString(""))
                                    .as(name)
                                    .isNotBlank();
                            assertThat(operation.path("tags").size()).as(name).isEqualTo(1);
                            assertThat(operation.path("responses").propertyNames())
                                    .as(name)
                                    .anyMatch(status -> status.startsWith("2"));
                        }));
        var real = stateLead().post("/api/institutions", ministry(newNumber(), "Ministrija"));
        var properties = api.at("/components/schemas/Accepted/properties");
        assertThat(properties.propertyNames()).isEqualTo(real.json().propertyNames());
        properties.forEachEntry((property, schema) ->
                assertThat(schema.path("example").getNodeType())
                        .as(property)
                        .isEqualTo(real.json().path(property).getNodeType()));
    }

    @Test
    void every_write_is_described() {
        var answer = nobody().get("/v3/api-docs/command-side");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("openapi").asString()).startsWith("3.1");
        mappings.getHandlerMethods()
                .forEach((mapping, method) -> {
                    if (!method.getBeanType().getPackageName().contains(".write")) return;
                    for (var path : mapping.getPatternValues())
                        assertThat(answer.json().path("paths").has(path)).as(path).isTrue();
                });
        assertThat(answer.json().at("/paths/~1api~1institutions/post/responses").propertyNames())
                .contains("401", "409", "422");
    }
}

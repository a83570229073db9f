package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class WritingOpenApiIT extends OverHttp {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

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

package lv.atbilstiba.platform.write;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;

import lv.atbilstiba.platform.openapi.MadeDocument;
import lv.atbilstiba.platform.openapi.ProblemAnswers;
import lv.atbilstiba.platform.openapi.SchemaNames;
import lv.atbilstiba.platform.security.Caller;

import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

import java.util.List;

/** The command side's part of the interface, described for machines and people (OpenAPI 3.1). */
class WritingOpenApi {
    static final String DOCUMENT = "command-side";

    static {
        // arguments that no caller gives
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Submission.class);
    }

    @Bean
    GroupedOpenApi commandSideApi(SchemaNames names) {
        return MadeDocument.group(DOCUMENT, names)
                .addOpenApiCustomizer(WritingOpenApi::describe)
                .addOpenApiCustomizer(new ProblemAnswers())
                .addOperationCustomizer(WritingOpenApi::describe)
                .build();
    }

    private static void describe(OpenAPI api) {
        api.info(
                new Info()
                        .title("Atbilstība: writing")
                        .version("1")
                        .description(
                                """
                                What institutions submit to the register of public service management \
                                (pakalpojumu pārvaldība). An accepted write answers with ETag (the \
                                version) and Event-Position (the place of its event in the order of the \
                                register, to wait for when reading). What goes wrong is told as a problem \
                                (RFC 9457) with a stable type, in Latvian or English by Accept-Language. \
                                Absent and null mean the same.\
                                """));
        api.servers(List.of(new Server().url("/")));
        api.schemaRequirement(
                        "token",
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    /** What every write takes and gives, said once. */
    private static Operation describe(Operation operation, HandlerMethod method) {
        var answer = ResolvableType.forMethodReturnType(method.getMethod());
        if (answer.getGeneric(0).resolve() != Accepted.class) return operation;
        operation.addParametersItem(
                header(
                        "Idempotency-Key",
                        "Makes the write repeatable: the same key and body get the same answer, for"
                                + " at least a day",
                        false,
                        text().minLength(1).maxLength(200).pattern("^[\\x21-\\x7E]*$")));
        if (!method.hasMethodAnnotation(PostMapping.class))
            operation.addParametersItem(
                    header(
                            "If-Match",
                            "The version (ETag) that is meant to be changed, or * for any",
                            true,
                            text().example("*")));
        operation
                .getResponses()
                .forEach((status, response) -> {
                    if (status.startsWith("2")) describe(response);
                });
        return operation;
    }

    private static void describe(ApiResponse answer) {
        answer.addHeaderObject("ETag", new Header().schema(text()));
        answer.addHeaderObject(
                "Event-Position",
                new Header().schema(ProblemAnswers.typed("integer", new IntegerSchema())));
    }

    private static Schema<?> text() {
        return ProblemAnswers.typed("string", new StringSchema());
    }

    private static HeaderParameter header(
            String name, String says, boolean required, Schema<?> schema) {
        var header = new HeaderParameter();
        header.name(name).description(says).required(required).schema(schema);
        return header;
    }
}

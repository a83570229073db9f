package lv.atbilstiba.platform.read;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;

import lv.atbilstiba.audit.read.Examples;
import lv.atbilstiba.platform.openapi.MadeDocument;
import lv.atbilstiba.platform.openapi.ProblemAnswers;
import lv.atbilstiba.platform.openapi.RealAnswers;
import lv.atbilstiba.platform.openapi.SchemaNames;
import lv.atbilstiba.platform.security.Caller;

import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The query side's part of the interface, described for machines and people (OpenAPI 3.1). */
class ReadingOpenApi {
    static final String DOCUMENT = "query-side";

    /** The reads whose answers have an entity tag; a test holds them against the answers. */
    private static final List<String> TAGGED =
            List.of(
                    "/api/institutions/{registrationNumber}",
                    "/api/policy",
                    "/api/policy/parameters",
                    "/api/policy/territories",
                    "/api/policy/{collection}",
                    "/api/policy/{collection}/{code}",
                    "/api/services/{id}",
                    "/api/staff/{id}");

    static {
        // arguments that no caller gives
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Asked.class);
    }

    @Bean
    GroupedOpenApi querySideApi(SchemaNames names) {
        return MadeDocument.group(DOCUMENT, names)
                .addOpenApiCustomizer(ReadingOpenApi::describe)
                .addOpenApiCustomizer(new RealAnswers("real-answers.json"))
                .addOpenApiCustomizer(new ProblemAnswers())
                .addOperationCustomizer(ReadingOpenApi::describe)
                .build();
    }

    private static void describe(OpenAPI api) {
        api.info(
                new Info()
                        .title("Atbilstība: reading")
                        .version("1")
                        .description(
                                """
                                What the register of public service management (pakalpojumu pārvaldība) \
                                knows: institutions, services, the policy, who complies with it, and the \
                                whole history. Every read can be asked as of a past position or instant \
                                (asOf, or Accept-Datetime of RFC 7089), and waits for a position that the caller wrote \
                                (Wait-For-Position). What goes wrong is told as a problem (RFC 9457) with \
                                a stable type.\
                                """));
        api.servers(List.of(new Server().url("/")));
        api.schemaRequirement(
                        "token",
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"))
                .addSecurityItem(new SecurityRequirement().addList("token"));
        var types = text().description("The type of an event");
        Examples.types().forEach(((StringSchema) types)::addEnumItem);
        api.getComponents().addSchemas("EventType", types);
        for (var path : TAGGED)
            Objects.requireNonNull(
                            Objects.requireNonNull(api.getPaths().get(path))
                                    .getGet()
                                    .getResponses()
                                    .get("200"))
                    .addHeaderObject(
                            HttpHeaders.ETAG,
                            new Header()
                                    .description(
                                            "Of these bytes: for If-None-Match and, of a thing"
                                                    + " that is changed, for If-Match of the"
                                                    + " change")
                                    .schema(text()));
        api.setTags(
                List.of(
                        tag("Compliance", "Who complies with what, now and then"),
                        tag("Policy", "The policy's reference data and parameters"),
                        tag("Institutions", "Institutions that take part"),
                        tag("Services", "Services with everything recorded of them"),
                        tag("Staff", "Staff of institutions, opaque"),
                        tag("Catalogue", "What catalogues show of services"),
                        tag("Audit", "The history of the register"),
                        tag("Operations", "How the views stand, and what to do about them")));
    }

    /** What every read takes and gives, said once. */
    private static Operation describe(Operation operation, HandlerMethod method) {
        if (!Arrays.asList(method.getMethod().getParameterTypes()).contains(Asked.class))
            return operation;
        operation
                .addParametersItem(
                        new QueryParameter()
                                .name(AskedArgument.AS_OF)
                                .description(
                                        "A position or an instant (ISO 8601, UTC) of the past: what"
                                                + " the register knew then")
                                .schema(
                                        text().maxLength(40)
                                                .pattern(
                                                        "^([0-9]{1,18}|[0-9]{4}-[0-9]{2}"
                                                                + "-[0-9]{2}T.+)$")
                                                .example("1")))
                .addParametersItem(
                        header(
                                Memento.ACCEPT_DATETIME,
                                "The same as asOf with an instant, by RFC 7089; asOf goes before"
                                        + " it",
                                text().maxLength(40).example("Thu, 31 Dec 2099 10:00:00 GMT")))
                .addParametersItem(
                        header(
                                ReadHeaders.WAIT_FOR_POSITION,
                                "The answer has to know of this position: 4711, or 4711;wait=5 to"
                                        + " wait for other than two seconds, ten at most",
                                text().pattern("^ *[0-9]{1,18} *(; *wait=[0-9]{1,3} *)?$")
                                        .example("1")));
        for (var given : operation.getParameters())
            if (given.getName().equals("type") && given.getSchema().getItems() != null)
                given.getSchema().setItems(new Schema<>().$ref("#/components/schemas/EventType"));
        operation.addParametersItem(
                header(
                        HttpHeaders.IF_NONE_MATCH,
                        "An ETag of an earlier answer, so that it is sent only if it is another;"
                                + " or several of them",
                        text().example("\"4.0c2f\"")));
        operation
                .getResponses()
                .addApiResponse(
                        "304", new ApiResponse().description("The same as If-None-Match names"));
        var ok = operation.getResponses() == null ? null : operation.getResponses().get("200");
        if (ok != null) {
            ok.addHeaderObject(
                    ReadHeaders.STALE_SUBJECTS,
                    new Header()
                            .description(
                                    "Of how many subjects what is said may be old; absent if of"
                                            + " none")
                            .schema(ProblemAnswers.typed("integer", new IntegerSchema())));
            ok.addHeaderObject(
                    Memento.MEMENTO_DATETIME,
                    new Header()
                            .description("The instant that an answer about the past speaks of")
                            .schema(text()));
            ok.addHeaderObject(
                    HttpHeaders.LINK,
                    new Header()
                            .description(
                                    "The address for the present (original timegate) and, where"
                                            + " Accept-Datetime was given, of the past (memento)")
                            .schema(text()));
        }
        return operation;
    }

    private static Parameter header(String name, String says, Schema<?> schema) {
        return new HeaderParameter().name(name).description(says).schema(schema);
    }

    private static Schema<?> text() {
        return ProblemAnswers.typed("string", new StringSchema());
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }
}

package lv.atbilstiba.platform.write;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.problem.Problems;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.service.api.Language;
import lv.atbilstiba.service.api.LifeSituationCode;
import lv.atbilstiba.service.api.ServiceId;

import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

import java.util.Map;

/** The command side's part of the interface, described for machines and people (OpenAPI 3.1). */
@Configuration(proxyBeanMethods = false)
class WritingOpenApi {
    private static final Map<String, String> PROBLEMS =
            Map.of(
                    "400", "Malformed, or a property that nobody knows",
                    "401", "No token, or not a valid one",
                    "403", "The role may not do this",
                    "404", "There is no such thing, or the caller may not see it",
                    "409", "The state refuses, or the Idempotency-Key is in use",
                    "412", "Somebody changed it first",
                    "422", "Well-formed, but breaks a rule",
                    "428", "If-Match is needed",
                    "503", "Not available for the moment; Retry-After says when");

    static {
        // values that are written as their bare text, and arguments that no caller gives
        SpringDocUtils.getConfig()
                .replaceWithSchema(
                        InstitutionId.class,
                        new StringSchema().pattern("[0-9]{11}").example("90000000002"))
                .replaceWithSchema(StaffId.class, new UUIDSchema())
                .replaceWithSchema(ServiceId.class, new UUIDSchema())
                .replaceWithSchema(Basis.class, new StringSchema().maxLength(300))
                .replaceWithSchema(
                        Language.class, new StringSchema().pattern("[a-z]{2}").example("lv"))
                .replaceWithSchema(LifeSituationCode.class, new StringSchema())
                .addRequestWrapperToIgnore(Caller.class, Submission.class);
    }

    @Bean
    GroupedOpenApi commandSideApi() {
        return GroupedOpenApi.builder()
                .group("command-side")
                .displayName("Writing to the register")
                .packagesToScan(
                        "lv.atbilstiba.history.write",
                        "lv.atbilstiba.institution.write",
                        "lv.atbilstiba.platform.write",
                        "lv.atbilstiba.policy.write",
                        "lv.atbilstiba.service.write",
                        "lv.atbilstiba.staff.write")
                .addOpenApiCustomizer(WritingOpenApi::describe)
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
                                (RFC 9457) with a stable type, in Latvian or English by Accept-Language.\
                                """));
        api.schemaRequirement(
                        "token",
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"))
                .addSecurityItem(new SecurityRequirement().addList("token"));
        api.getComponents().addSchemas("Problem", problem());
    }

    private static Operation describe(Operation operation, HandlerMethod method) {
        if (method.getBeanType() == SubmissionsEndpoint.class) return operation;
        var creates = method.hasMethodAnnotation(PostMapping.class);
        operation.addParametersItem(
                header(
                        "Idempotency-Key",
                        "Makes the write repeatable: the same key and body get the same answer, for"
                                + " at least a day",
                        false));
        if (!creates)
            operation.addParametersItem(
                    header(
                            "If-Match",
                            "The version (ETag) that is meant to be changed, or * for any",
                            true));
        var responses =
                operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        for (var response : responses.values()) {
            response.addHeaderObject("ETag", new Header().schema(new StringSchema()));
            response.addHeaderObject("Event-Position", new Header().schema(new IntegerSchema()));
        }
        PROBLEMS.forEach((status, says) ->
                responses.putIfAbsent(
                        status,
                        new ApiResponse()
                                .description(says)
                                .content(
                                        new Content()
                                                .addMediaType(
                                                        Problems.MEDIA_TYPE,
                                                        new MediaType()
                                                                .schema(
                                                                        new Schema<>()
                                                                                .$ref(
                                                                                        "#/components/schemas/Problem"))))));
        operation.setResponses(responses);
        return operation;
    }

    private static HeaderParameter header(String name, String says, boolean required) {
        var header = new HeaderParameter();
        header.name(name).description(says).required(required).schema(new StringSchema());
        return header;
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema().example("/problems/request/unknown-code"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(
                                        new ObjectSchema()
                                                .addProperty(
                                                        "pointer",
                                                        new StringSchema().example("/kind"))
                                                .addProperty("code", new StringSchema())
                                                .addProperty("detail", new StringSchema())
                                                .addProperty(
                                                        "allowed",
                                                        new ArraySchema()
                                                                .items(new StringSchema()))));
    }
}

package lv.atbilstiba.platform.read;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.service.api.Language;
import lv.atbilstiba.service.api.LifeSituationCode;
import lv.atbilstiba.service.api.ServiceId;

import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

/** The query side's part of the interface, described for machines and people (OpenAPI 3.1). */
@Configuration(proxyBeanMethods = false)
class ReadingOpenApi {
    static {
        // values that are written as their bare text, and an argument that no caller gives
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
                .addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    GroupedOpenApi querySideApi() {
        return GroupedOpenApi.builder()
                .group("query-side")
                .displayName("Reading the register")
                .packagesToScan(
                        "lv.atbilstiba.audit.read",
                        "lv.atbilstiba.catalogue.read",
                        "lv.atbilstiba.compliance.read",
                        "lv.atbilstiba.institution.read",
                        "lv.atbilstiba.policy.read",
                        "lv.atbilstiba.service.read",
                        "lv.atbilstiba.staff.read")
                .addOpenApiCustomizer(ReadingOpenApi::describe)
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
                                (asOf) where it says so, and waits for a position that the caller wrote \
                                (Wait-For-Position). What goes wrong is told as a problem (RFC 9457) with \
                                a stable type.\
                                """));
        api.schemaRequirement(
                        "token",
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"))
                .addSecurityItem(new SecurityRequirement().addList("token"));
        api.setTags(
                List.of(
                        tag("Policy", "The policy's reference data and parameters"),
                        tag("Institutions", "Institutions that take part"),
                        tag("Services", "Services with everything recorded of them"),
                        tag("Staff", "Staff of institutions, opaque"),
                        tag("Catalogue", "What catalogues show of services"),
                        tag("Audit", "The history of the register")));
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }
}

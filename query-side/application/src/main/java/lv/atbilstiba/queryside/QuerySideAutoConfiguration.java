package lv.atbilstiba.queryside;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * Everything of the query side: its views, their endpoints, what they share. Before the engine is
 * made, so that it finds the views.
 */
@AutoConfiguration(beforeName = "lv.atbilstiba.platform.projection.ProjectionAutoConfiguration")
@ComponentScan(
        basePackages = {
            "lv.atbilstiba.accessibility.read",
            "lv.atbilstiba.audit.read",
            "lv.atbilstiba.catalogue.read",
            "lv.atbilstiba.compliance.read",
            "lv.atbilstiba.institution.read",
            "lv.atbilstiba.platform.read",
            "lv.atbilstiba.policy.read",
            "lv.atbilstiba.service.read",
            "lv.atbilstiba.staff.read"
        },
        // as @SpringBootApplication does: configurations of tests are for those who name them
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@ConfigurationPropertiesScan({
    "lv.atbilstiba.audit.read",
    "lv.atbilstiba.compliance.read",
    "lv.atbilstiba.platform.read"
})
public final class QuerySideAutoConfiguration {}

package lv.atbilstiba.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;

import lv.atbilstiba.kernel.Days;
import lv.atbilstiba.platform.json.RestJson;

import org.springdoc.core.customizers.OpenApiCustomizer;

import java.util.List;
import java.util.Set;

/** What holds of every value in paths and queries: days have bounds, and no value says nothing. */
final class AskedValues implements OpenApiCustomizer {
    private static final Set<String> PLACES = Set.of("path", "query");

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(operation ->
                        operation.getParameters() == null
                                ? List.<Parameter>of().stream()
                                : operation.getParameters().stream())
                .filter(parameter -> PLACES.contains(parameter.getIn()))
                .map(Parameter::getSchema)
                .forEach(AskedValues::describe);
    }

    private static void describe(Schema<?> schema) {
        days(schema);
        list(schema);
        var types = schema.getTypes();
        if (types != null
                && types.contains("string")
                && schema.getPattern() == null
                && schema.getFormat() == null
                && schema.getEnum() == null) schema.minLength(1).pattern(Bounds.NOT_BLANK);
    }

    /** The years of days and instants, which formats do not bound. */
    static void days(Schema<?> schema) {
        var format = schema.getFormat();
        if (schema.getPattern() == null && ("date".equals(format) || "date-time".equals(format)))
            schema.pattern("^" + Days.YEARS + "-");
    }

    static void list(Schema<?> schema) {
        if (schema.getItems() != null && schema.getMaxItems() == null)
            schema.maxItems(RestJson.MOST_ITEMS);
    }
}

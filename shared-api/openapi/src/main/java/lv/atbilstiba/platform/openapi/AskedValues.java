package lv.atbilstiba.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;

import lv.atbilstiba.kernel.Days;
import lv.atbilstiba.platform.json.RestJson;

import org.springdoc.core.customizers.OpenApiCustomizer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds of every value in paths and queries: days have bounds, and no value says nothing. */
final class AskedValues implements OpenApiCustomizer {
    private static final String ID = "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";

    /** How parameters of these names are written wherever they are texts. */
    private static final Map<String, String> FORMS =
            Map.of(
                    "cursor",
                    "^[A-Za-z0-9_=-]+$",
                    "actor",
                    "^(register|client-.+|person-" + ID + ")$",
                    "subject",
                    ("^(institution-[0-9]{11}|(service|staff)-%s|policy-state"
                                    + "|history-register)$")
                            .formatted(ID),
                    "from",
                    "^([0-9]{1,18}|[0-9]{4}-[0-9]{2}-[0-9]{2}T.+)$",
                    "to",
                    "^([0-9]{1,18}|[0-9]{4}-[0-9]{2}-[0-9]{2}T.+)$",
                    "effectiveAt",
                    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T.+$");

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
                .forEach(AskedValues::describe);
    }

    private static void describe(Parameter parameter) {
        var schema = parameter.getSchema();
        number(schema, parameter.getName());
        if (isA("string", schema)) {
            // an annotation's example that looks like a number is read as one
            if (parameter.getExample() != null)
                parameter.setExample(String.valueOf(parameter.getExample()));
            var pattern = FORMS.get(parameter.getName());
            if (pattern != null && schema.getPattern() == null && schema.getFormat() == null)
                schema.pattern(pattern);
        }
        describe(schema);
    }

    /** Positions, sizes and ids are counted from nothing; a part of a list has something. */
    private static void number(Schema<?> schema, String name) {
        if (isA("integer", schema) && schema.getMinimum() == null)
            schema.minimum(name.equals("limit") ? BigDecimal.ONE : BigDecimal.ZERO);
    }

    private static boolean isA(String type, Schema<?> schema) {
        return schema.getTypes() != null && schema.getTypes().contains(type);
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

package lv.atbilstiba.platform.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a record looks like in JSON, as {@code RestJson} takes and writes it: which of its
 * properties have to be there and which may be null, and the bounds of their values.
 */
final class JsonShapes implements OpenApiCustomizer {
    private static final BigDecimal MOST_OF_32_BITS = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final BigDecimal MOST_OF_64_BITS = BigDecimal.valueOf(Long.MAX_VALUE);

    /** Formats that say themselves how long a text may be. */
    private static final Set<String> BOUNDED = Set.of("date", "date-time", "uuid");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final SchemaNames names;

    JsonShapes(SchemaNames names) {
        this.names = names;
    }

    @Override
    public void customise(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        var given = givenByCallers(api);
        for (var name : List.copyOf(schemas.keySet())) {
            var type = names.type(name);
            var schema = schemas.get(name);
            if (type == null
                    || !type.isRecord()
                    || schema == null
                    || schema.getProperties() == null) continue;
            describe(schema, type, given.contains(name), api);
        }
    }

    private static void describe(Schema<?> schema, Class<?> type, boolean given, OpenAPI api) {
        var required = new ArrayList<String>();
        for (var component : type.getRecordComponents()) {
            var name = component.getName();
            var property = schema.getProperties().get(name);
            if (property == null) continue;
            Bounds.of(type, component).describe(texts(property));
            numbers(property);
            if (property.getOneOf() != null) {
                // members of a sealed family may look alike in JSON
                property.setAnyOf(property.getOneOf());
                property.setOneOf(null);
            }
            if (given) {
                AskedValues.list(property);
                AskedValues.days(texts(property));
                mustBeBounded(texts(property), type, name);
            }
            keys(property, component, api);
            if (component.isAnnotationPresent(JsonRawValue.class)
                    || component.getAccessor().isAnnotationPresent(JsonRawValue.class)) {
                property.setTypes(Set.of("object"));
                property.setAdditionalProperties(true);
            }
            if (given) {
                // a collection may come in any order, and name a thing twice
                property.setUniqueItems(null);
                if (needed(component) || property.getMinItems() != null) required.add(name);
                else schema.getProperties().put(name, orNull(property));
            } else if (!Bounds.isNullable(component)) {
                if (alwaysThere(component)) required.add(name);
            } else if (inclusion(component) == JsonInclude.Include.ALWAYS) {
                required.add(name);
                schema.getProperties().put(name, orNull(property));
            }
        }
        schema.setRequired(required.isEmpty() ? null : required);
        if (given) schema.setAdditionalProperties(false);
    }

    /** As {@code RestJson} has it: a missing collection is empty, a missing boolean false. */
    private static boolean needed(RecordComponent component) {
        var type = component.getType();
        return !Bounds.isNullable(component)
                && type != boolean.class
                && !Collection.class.isAssignableFrom(type)
                && !Map.class.isAssignableFrom(type);
    }

    private static boolean alwaysThere(RecordComponent component) {
        return switch (inclusion(component)) {
            case NON_EMPTY, NON_DEFAULT, CUSTOM -> false;
            case ALWAYS, NON_NULL, NON_ABSENT, USE_DEFAULTS -> true;
        };
    }

    private static JsonInclude.Include inclusion(RecordComponent component) {
        var own = component.getAccessor().getAnnotation(JsonInclude.class);
        if (own == null) own = component.getDeclaringRecord().getAnnotation(JsonInclude.class);
        return own == null ? JsonInclude.Include.NON_NULL : own.value();
    }

    /** The schema of the texts in a property: itself, its items, its values. */
    private static Schema<?> texts(Schema<?> property) {
        if (property.getItems() != null) return property.getItems();
        return property.getAdditionalProperties() instanceof Schema<?> values ? values : property;
    }

    /** Whoever writes a client has to know what is too long. */
    private static void mustBeBounded(Schema<?> text, Class<?> type, String property) {
        var types = text.getTypes();
        if (types != null
                && types.contains("string")
                && text.getMaxLength() == null
                && text.getPattern() == null
                && !BOUNDED.contains(String.valueOf(text.getFormat()))
                && text.getEnum() == null)
            throw new IllegalStateException(
                    property + " of " + type.getName() + " does not say how long it may be");
    }

    private static void numbers(Schema<?> property) {
        if (property.getMaximum() != null) return;
        if ("int32".equals(property.getFormat())) property.maximum(MOST_OF_32_BITS);
        if ("int64".equals(property.getFormat())) property.maximum(MOST_OF_64_BITS);
    }

    /** The keys of a map are codes too, or texts of a form. */
    private static void keys(Schema<?> property, RecordComponent component, OpenAPI api) {
        if (!(property.getAdditionalProperties() instanceof Schema<?>)
                || !(component.getGenericType() instanceof ParameterizedType map)
                || !(map.getActualTypeArguments()[0] instanceof Class<?> key)) return;
        if (key.isEnum()) {
            var name = SchemaNames.nameOf(key);
            api.getComponents().getSchemas().computeIfAbsent(name, _ -> codes(key));
            property.setPropertyNames(reference(name));
            return;
        }
        var form = ValueTypes.formOf(key);
        if (form == null) return;
        var text = ProblemAnswers.typed("string", new StringSchema());
        property.setPropertyNames(text.pattern("^" + form + "$"));
    }

    private static Schema<?> codes(Class<?> type) {
        var codes = ProblemAnswers.typed("string", new StringSchema());
        for (var constant : type.getEnumConstants())
            codes.addEnumItem(MAPPER.convertValue(constant, String.class));
        return codes;
    }

    static Schema<?> reference(String schema) {
        return new Schema<>().$ref("#/components/schemas/" + schema);
    }

    /** Absent and null mean the same. */
    static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            var either = new Schema<>();
            either.anyOf(List.of(reference(last(schema.get$ref())), nothing()));
            either.description(schema.getDescription());
            return either;
        }
        var types = schema.getTypes();
        if (types == null) return schema;
        var both = new java.util.LinkedHashSet<>(types);
        both.add("null");
        schema.setTypes(both);
        return schema;
    }

    private static Schema<?> nothing() {
        var nothing = new Schema<>();
        nothing.setTypes(Set.of("null"));
        return nothing;
    }

    private static String last(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** Names of the schemas that bodies of requests are made of. */
    private static Set<String> givenByCallers(OpenAPI api) {
        var found = new HashSet<String>();
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
                .forEach(content -> follow(content.getSchema(), api, found));
        return found;
    }

    private static void follow(@Nullable Object any, OpenAPI api, Set<String> found) {
        if (!(any instanceof Schema<?> schema)) return;
        if (schema.get$ref() != null) {
            var name = last(schema.get$ref());
            if (found.add(name)) follow(api.getComponents().getSchemas().get(name), api, found);
        }
        if (schema.getProperties() != null)
            schema.getProperties().values().forEach(part -> follow(part, api, found));
        follow(schema.getItems(), api, found);
        follow(schema.getAdditionalProperties(), api, found);
        if (schema.getAnyOf() != null) schema.getAnyOf().forEach(part -> follow(part, api, found));
    }
}

package lv.atbilstiba.platform.openapi;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;

import lv.atbilstiba.kernel.Periods;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Method;
import java.time.Period;
import java.util.Iterator;
import java.util.regex.Pattern;

/**
 * Values that are written as one text or number: described as that, with the form that the type
 * asks for (its {@code FORM}) and the bounds that its constructor has.
 */
final class ValueTypes implements ModelConverter {
    private final ObjectMapper mapper;

    ValueTypes(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var java = mapper.constructType(type.getType());
        var raw = java == null ? null : java.getRawClass();
        if (raw == Period.class) {
            var period = next(as(String.class, type), context, chain);
            if (period != null && period.getPattern() == null)
                period.pattern("^" + Periods.FORM + "$").example("P10D");
            return period;
        }
        if (raw == null || raw.isEnum()) return next(type, context, chain);
        var value = valueOf(raw);
        if (value == null) return next(type, context, chain);
        var schema = next(as(value.getReturnType(), type), context, chain);
        if (schema == null) return null;
        var form = formOf(raw);
        if (form != null && schema.getPattern() == null) schema.pattern("^" + form + "$");
        if (raw.isRecord() && raw.getRecordComponents().length == 1)
            Bounds.of(raw, raw.getRecordComponents()[0]).describe(schema);
        return schema;
    }

    private static @Nullable Schema<?> next(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }

    private static AnnotatedType as(Class<?> value, AnnotatedType type) {
        return new AnnotatedType(value)
                .ctxAnnotations(type.getCtxAnnotations())
                .jsonViewAnnotation(type.getJsonViewAnnotation())
                .parent(type.getParent())
                .propertyName(type.getPropertyName())
                .schemaProperty(type.isSchemaProperty())
                .components(type.getComponents())
                .skipOverride(true);
    }

    /** Whether a type is written as one text or number. */
    static boolean isValue(Class<?> type) {
        return !type.isEnum() && valueOf(type) != null;
    }

    private static @Nullable Method valueOf(Class<?> type) {
        if (!type.getName().startsWith("lv.atbilstiba.")) return null;
        for (var method : type.getDeclaredMethods())
            if (method.isAnnotationPresent(JsonValue.class)) return method;
        return null;
    }

    static @Nullable Pattern formOf(Class<?> type) {
        for (var field : type.getDeclaredFields()) {
            if (!field.getName().equals("FORM") || field.getType() != Pattern.class) continue;
            try {
                field.setAccessible(true);
                return (Pattern) field.get(null);
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return null;
    }
}

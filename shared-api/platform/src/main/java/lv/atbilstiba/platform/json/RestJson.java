package lv.atbilstiba.platform.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

import java.lang.reflect.Executable;
import java.util.Collection;
import java.util.Map;

/**
 * JSON as REST speaks it: absent and null mean the same, nothing is guessed. A property that nobody
 * knows, a number for a text, a missing value that is not {@code @Nullable} are refused; a missing
 * collection is empty, a missing boolean false. Events are written by {@link EventJson}.
 */
public final class RestJson {
    /** How many things a list may hold. */
    public static final int MOST_ITEMS = 1_000;

    private RestJson() {}

    /** Makes any mapper's builder strict. */
    public static void strict(JsonMapper.Builder builder) {
        builder.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(
                        DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS,
                        DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .withCoercionConfigDefaults(shapes ->
                        shapes.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Textual,
                        shapes ->
                                shapes.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.Boolean, CoercionAction.Fail))
                .changeDefaultPropertyInclusion(
                        included -> included.withValueInclusion(JsonInclude.Include.NON_NULL))
                .addModule(new StrictTexts())
                .annotationIntrospector(
                        AnnotationIntrospector.pair(
                                builder.annotationIntrospector(), new Nullness()));
    }

    /** Takes from JSpecify's annotations which values have to be there. */
    private static final class Nullness extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            if (!(member instanceof AnnotatedParameter parameter) || !ours(parameter)) return null;
            var type = parameter.getRawType();
            return !nullable(parameter) && !collects(type) && type != boolean.class ? true : null;
        }

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
            if (!(annotated instanceof AnnotatedParameter parameter) || !ours(parameter))
                return JsonSetter.Value.empty();
            var content = collects(parameter.getRawType()) ? Nulls.FAIL : Nulls.DEFAULT;
            if (nullable(parameter)) return JsonSetter.Value.construct(Nulls.DEFAULT, content);
            if (parameter.getRawType() == boolean.class)
                return JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.DEFAULT);
            if (parameter.getRawType().isPrimitive()) return JsonSetter.Value.empty();
            return JsonSetter.Value.construct(
                    collects(parameter.getRawType()) ? Nulls.AS_EMPTY : Nulls.FAIL, content);
        }

        private static boolean ours(AnnotatedParameter parameter) {
            return parameter.getDeclaringClass().isRecord()
                    && parameter.getDeclaringClass().getName().startsWith("lv.atbilstiba.");
        }

        private static boolean collects(Class<?> type) {
            return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
        }

        private static boolean nullable(AnnotatedParameter parameter) {
            return parameter.getOwner().getAnnotated() instanceof Executable executable
                    && executable.getAnnotatedParameterTypes()[parameter.getIndex()]
                            .isAnnotationPresent(Nullable.class);
        }
    }
}

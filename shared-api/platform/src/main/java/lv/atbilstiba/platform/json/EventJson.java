package lv.atbilstiba.platform.json;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AccessorNamingStrategy;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import tools.jackson.databind.json.JsonMapper;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The JSON of facts: the same fact is always the same bytes. A record is an object of its
 * components in their order, an id its bare value, an enum its name, a day, an instant or a period
 * its ISO 8601 text; what is null is not written, and a map is in the order of its keys.
 *
 * <p>It reads what older releases wrote: a property it does not know is passed over, since a
 * revision may have dropped one.
 */
public final class EventJson {
    private static final JsonMapper MAPPER = configure(JsonMapper.builder()).build();

    private EventJson() {}

    /** The one mapper; immutable. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** The same settings on another builder. */
    public static JsonMapper.Builder configure(JsonMapper.Builder builder) {
        return builder.accessorNaming(new OnlyComponents())
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(
                        EnumFeature.WRITE_ENUMS_USING_TO_STRING,
                        EnumFeature.READ_ENUMS_USING_TO_STRING)
                .disable(
                        DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS,
                        DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** A record's methods that answer a question ({@code isLate()}) are not part of its JSON. */
    private static final class OnlyComponents extends DefaultAccessorNamingStrategy.Provider {
        private static final long serialVersionUID = 1;

        @Override
        public AccessorNamingStrategy forRecord(MapperConfig<?> config, AnnotatedClass record) {
            RecordComponent[] components = record.getRawType().getRecordComponents();
            Set<String> names =
                    components == null
                            ? Set.of()
                            : Arrays.stream(components)
                                    .map(RecordComponent::getName)
                                    .collect(Collectors.toUnmodifiableSet());
            return new DefaultAccessorNamingStrategy.RecordNaming(config, record) {
                @Override
                public @Nullable String findNameForIsGetter(AnnotatedMethod method, String name) {
                    return null;
                }

                @Override
                public @Nullable String findNameForRegularGetter(
                        AnnotatedMethod method, String name) {
                    return names.contains(name) ? name : null;
                }
            };
        }
    }
}

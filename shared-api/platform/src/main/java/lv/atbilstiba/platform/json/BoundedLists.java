package lv.atbilstiba.platform.json;

import lv.atbilstiba.kernel.InvalidValue;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.type.CollectionType;

import java.util.Map;

/** Lists as callers send them hold at most {@link RestJson#MOST_ITEMS}, one named twice too. */
final class BoundedLists extends ValueDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public ValueDeserializer<?> modifyCollectionDeserializer(
            DeserializationConfig config,
            CollectionType type,
            BeanDescription.Supplier description,
            ValueDeserializer<?> reading) {
        return new Counted(reading);
    }

    private static final class Counted extends DelegatingDeserializer {
        Counted(ValueDeserializer<?> reading) {
            super(reading);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reading) {
            return new Counted(reading);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            var list = parser.streamReadContext();
            var field = String.valueOf(parser.currentName());
            var read = super.deserialize(parser, context);
            if (list.inArray() && list.getEntryCount() > RestJson.MOST_ITEMS)
                throw new InvalidValue(
                        InvalidValue.Rule.TOO_MANY,
                        Map.of("field", field, "max", RestJson.MOST_ITEMS));
            return read;
        }
    }
}

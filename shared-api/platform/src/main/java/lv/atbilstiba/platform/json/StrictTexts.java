package lv.atbilstiba.platform.json;

import lv.atbilstiba.kernel.Days;
import lv.atbilstiba.kernel.Ids;
import lv.atbilstiba.kernel.Periods;
import lv.atbilstiba.platform.request.Visible;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.module.SimpleValueInstantiators;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;

/**
 * Texts as callers send them: what cannot be seen at their ends is not part of them; ids, days,
 * periods and addresses have one form and bounds, and are texts; lists end. What is recorded
 * already is read as it is.
 */
final class StrictTexts extends SimpleModule {
    private static final long serialVersionUID = 1L;

    StrictTexts() {
        addDeserializer(String.class, new Seen());
        addDeserializer(UUID.class, new IdTexts());
        addDeserializer(LocalDate.class, new DaysOfFacts());
        addDeserializer(Period.class, new Spans());
        addDeserializer(URI.class, new Uris());
        setDeserializerModifier(new BoundedLists());
        setValueInstantiators(new MadeOfTexts());
    }

    private static final class Seen extends StdScalarDeserializer<String> {
        Seen() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING))
                return (String) context.handleUnexpectedToken(getValueType(context), parser);
            return kept(parser.getString(), parser);
        }
    }

    private static String kept(String text, JsonParser parser) {
        return Visible.kept(text, String.valueOf(parser.currentName()));
    }

    /**
     * A value that is made of a text asks nobody to read the text; it is given one as any other.
     */
    private static final class MadeOfTexts extends SimpleValueInstantiators {
        private static final long serialVersionUID = 1L;

        @Override
        public ValueInstantiator modifyValueInstantiator(
                DeserializationConfig config,
                BeanDescription.Supplier bean,
                ValueInstantiator instantiator) {
            return instantiator.canCreateFromString() ? new MadeOfText(instantiator) : instantiator;
        }
    }

    private static final class MadeOfText extends ValueInstantiator.Delegating {
        private static final long serialVersionUID = 1L;

        MadeOfText(ValueInstantiator instantiator) {
            super(instantiator);
        }

        @Override
        public ValueInstantiator createContextual(
                DeserializationContext context, BeanDescription.Supplier bean) {
            return new MadeOfText(delegate().createContextual(context, bean));
        }

        @Override
        public Object createFromString(DeserializationContext context, String text) {
            return super.createFromString(context, kept(text, context.getParser()));
        }
    }

    private static final class IdTexts extends StdScalarDeserializer<UUID> {
        IdTexts() {
            super(UUID.class);
        }

        @Override
        public @Nullable UUID deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING))
                return (UUID) context.handleUnexpectedToken(getValueType(context), parser);
            var id = Ids.of(parser.getString());
            return id.isPresent()
                    ? id.get()
                    : (UUID)
                            context.handleWeirdStringValue(
                                    UUID.class, parser.getString(), "not an id of 36 characters");
        }
    }

    private static final class DaysOfFacts extends StdScalarDeserializer<LocalDate> {
        DaysOfFacts() {
            super(LocalDate.class);
        }

        @Override
        public @Nullable LocalDate deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING))
                return (LocalDate) context.handleUnexpectedToken(getValueType(context), parser);
            try {
                return Days.bounded(
                        Days.parse(parser.getString()), String.valueOf(parser.currentName()));
            } catch (DateTimeException none) {
                return (LocalDate)
                        context.handleWeirdStringValue(
                                LocalDate.class, parser.getString(), "no day of ISO 8601");
            }
        }
    }

    private static final class Spans extends StdScalarDeserializer<Period> {
        Spans() {
            super(Period.class);
        }

        @Override
        public @Nullable Period deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING))
                return (Period) context.handleUnexpectedToken(getValueType(context), parser);
            try {
                return Periods.bounded(
                        Periods.parse(parser.getString()), String.valueOf(parser.currentName()));
            } catch (DateTimeException none) {
                return (Period)
                        context.handleWeirdStringValue(
                                Period.class, parser.getString(), "no period of ISO 8601");
            }
        }
    }

    private static final class Uris extends StdScalarDeserializer<URI> {
        Uris() {
            super(URI.class);
        }

        @Override
        public @Nullable URI deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING))
                return (URI) context.handleUnexpectedToken(getValueType(context), parser);
            try {
                var address = new URI(parser.getString());
                if (address.isAbsolute()) return address;
            } catch (URISyntaxException none) {
                // told below
            }
            return (URI)
                    context.handleWeirdStringValue(
                            URI.class, parser.getString(), "no absolute URI");
        }
    }
}

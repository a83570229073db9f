package lv.atbilstiba.platform.json;

import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.platform.problem.Requests;
import lv.atbilstiba.platform.request.Visible;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

import java.time.DateTimeException;
import java.time.Period;
import java.util.Map;
import java.util.UUID;

/**
 * Texts as callers send them: what cannot be seen at their ends is not part of them, ids have one
 * form, and a period is as long as it says. What is recorded already is read as it is.
 */
final class StrictTexts extends SimpleModule {
    private static final long serialVersionUID = 1L;
    private static final int CENTURY = 100;

    StrictTexts() {
        addDeserializer(String.class, new Seen());
        addDeserializer(UUID.class, new Ids());
        addDeserializer(Period.class, new Periods());
    }

    private static final class Seen extends StdScalarDeserializer<String> {
        Seen() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING))
                return (String) context.handleUnexpectedToken(getValueType(context), parser);
            var text = Visible.of(parser.getString());
            if (text.codePoints().anyMatch(Visible::turnsText))
                throw new InvalidValue(
                        InvalidValue.Rule.CONTROL_CHARACTER,
                        Map.of("field", String.valueOf(parser.currentName())));
            return text;
        }
    }

    private static final class Ids extends StdScalarDeserializer<UUID> {
        Ids() {
            super(UUID.class);
        }

        @Override
        public @Nullable UUID deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING))
                return (UUID) context.handleUnexpectedToken(getValueType(context), parser);
            var id = Requests.uuid(parser.getString());
            return id != null
                    ? id
                    : (UUID)
                            context.handleWeirdStringValue(
                                    UUID.class, parser.getString(), "not an id of 36 characters");
        }
    }

    private static final class Periods extends StdScalarDeserializer<Period> {
        Periods() {
            super(Period.class);
        }

        @Override
        public @Nullable Period deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING))
                return (Period) context.handleUnexpectedToken(getValueType(context), parser);
            try {
                var period = Period.parse(parser.getString());
                if (!period.isNegative() && isShort(period)) return period;
            } catch (DateTimeException | ArithmeticException none) {
                // told below
            }
            return (Period)
                    context.handleWeirdStringValue(
                            Period.class, parser.getString(), "no period of at most a century");
        }

        private static boolean isShort(Period period) {
            return period.getYears() <= CENTURY
                    && period.getMonths() <= CENTURY * 12
                    && period.getDays() <= CENTURY * 366;
        }
    }
}

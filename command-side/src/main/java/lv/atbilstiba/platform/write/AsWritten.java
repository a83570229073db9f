package lv.atbilstiba.platform.write;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;

import java.util.Arrays;

/**
 * A part of a JSON text, byte by byte as it was written. Nothing of it is understood yet, so
 * nothing of it becomes anything else: a number that no number here can hold stays what was sent,
 * and is refused where it is read.
 */
@JsonDeserialize(using = AsWritten.Cut.class)
@SuppressWarnings("ArrayRecordComponent") // it is its bytes, and is compared with nothing
record AsWritten(byte[] bytes) {
    private static final String WHOLE = AsWritten.class.getName() + ".whole";

    /** Reads a text that has such parts. */
    static <T> @Nullable T read(JsonMapper json, byte[] text, Class<T> type) {
        return json.readerFor(type).withAttribute(WHOLE, text).readValue(text);
    }

    static final class Cut extends StdDeserializer<AsWritten> {
        Cut() {
            super(AsWritten.class);
        }

        @Override
        public @Nullable AsWritten deserialize(JsonParser parser, DeserializationContext context) {
            var from = parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            parser.finishToken();
            var to = parser.currentLocation().getByteOffset();
            if (!(context.getAttribute(WHOLE) instanceof byte[] whole)
                    || from < 0
                    || to < from
                    || to > whole.length) // not in UTF-8
            return (AsWritten) context.handleUnexpectedToken(getValueType(context), parser);
            return new AsWritten(Arrays.copyOfRange(whole, (int) from, (int) to));
        }
    }
}

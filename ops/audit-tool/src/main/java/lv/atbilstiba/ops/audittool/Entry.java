package lv.atbilstiba.ops.audittool;

import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.EventEnvelope;
import lv.atbilstiba.platform.eventstore.StoredEvent;
import lv.atbilstiba.platform.tlog.Hash;

import java.util.function.Supplier;

/**
 * An entry of the log, and all that can be said of it without those before it.
 *
 * @param event throws an {@link IllegalArgumentException} if the entry is none
 * @param fact throws if the event cannot be understood at all; an unreadable one stands for one
 *     whose type is known
 */
record Entry(Hash leaf, Supplier<StoredEvent> event, Supplier<Recorded<Object>> fact) {
    private static final EventDecoder DECODER = EventDecoder.ofThisRelease();

    /**
     * @param line byte for byte
     */
    static Entry of(byte[] line) {
        var event = Ahead.done(() -> EventEnvelope.parse(line));
        return new Entry(Hash.ofLeaf(line), event, Ahead.done(() -> DECODER.read(event.get())));
    }
}

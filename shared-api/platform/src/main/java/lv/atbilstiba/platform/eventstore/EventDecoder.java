package lv.atbilstiba.platform.eventstore;

import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.Unreadable;

import java.util.List;

/**
 * Turns stored events into facts: the newest revision of their record, with where they came from.
 */
public interface EventDecoder {
    /** What this release understands, without a register around it. */
    static EventDecoder ofThisRelease() {
        return new JsonEventDecoder(List.of());
    }

    /**
     * @throws UnknownEvent for a type that this release does not know, or a revision newer than it
     *     knows: the reader stops, and neither skips nor parks it
     * @throws BrokenEvent for JSON that is not that of its type
     */
    Recorded<Object> decode(StoredEvent event);

    /**
     * As {@link #decode}, but of what is broken no more than that: an {@link Unreadable} in its
     * place, so that its reader may go on with others.
     *
     * @throws UnknownEvent as {@link #decode} does
     */
    default Recorded<Object> read(StoredEvent event) {
        try {
            return decode(event);
        } catch (BrokenEvent broken) {
            return new Recorded<>(
                    event.position(),
                    event.recordedAt(),
                    new Unreadable(event.aggregate(), event.simpleType()),
                    Provenance.UNREADABLE);
        }
    }

    /**
     * The class that {@link #decode} makes of it: known without reading its JSON, so that who does
     * not want such events need not have them decoded.
     *
     * @throws UnknownEvent as {@link #decode} does
     * @throws BrokenEvent if it is not known without reading it, and it cannot be read
     */
    default Class<?> type(StoredEvent event) {
        return decode(event).event().getClass();
    }
}

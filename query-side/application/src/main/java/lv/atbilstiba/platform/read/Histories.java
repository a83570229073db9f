package lv.atbilstiba.platform.read;

import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.Standing;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.EventLog;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/** The history of one thing, read when somebody asks: always up to date, and as of any position. */
@Component
public final class Histories {
    private final EventLog log;
    private final EventDecoder decoder;

    public Histories(EventLog log, EventDecoder decoder) {
        this.log = log;
        this.decoder = decoder;
    }

    /**
     * Every fact of the aggregate up to a position (inclusive), as it was recorded; an {@link
     * lv.atbilstiba.kernel.Unreadable} in the place of what cannot be read.
     */
    public List<Recorded<Object>> recorded(String aggregate, long upTo) {
        var facts = new ArrayList<Recorded<Object>>();
        for (var event : log.of(aggregate))
            if (event.position() <= upTo) facts.add(decoder.read(event));
        return facts;
    }

    /** The facts that stand at a position: {@link #recorded}, then {@link #standing}. */
    public List<Recorded<Object>> standing(String aggregate, long upTo) {
        return standing(recorded(aggregate, upTo));
    }

    /** The facts with each corrected one replaced, in its place, by its correction. */
    public static List<Recorded<Object>> standing(List<Recorded<Object>> recorded) {
        return Standing.of(recorded);
    }
}

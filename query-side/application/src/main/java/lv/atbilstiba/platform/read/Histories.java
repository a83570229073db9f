package lv.atbilstiba.platform.read;

import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.Standing;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.EventLog;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        return recorded(List.of(aggregate), upTo).getOrDefault(aggregate, List.of());
    }

    /**
     * Of each of these aggregates that has any: every fact up to a position, as {@link
     * #recorded(String, long)} gives them. One statement, however many they are.
     */
    public Map<String, List<Recorded<Object>>> recorded(Collection<String> aggregates, long upTo) {
        var facts = new HashMap<String, List<Recorded<Object>>>();
        for (var event : log.ofAll(aggregates, upTo))
            facts.computeIfAbsent(event.aggregate(), _ -> new ArrayList<>())
                    .add(decoder.read(event));
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

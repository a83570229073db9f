package lv.atbilstiba.platform.read;

import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.Unreadable;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.EventLog;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/** One thing read from its own history: always up to date, and as of any position. */
@Component
public final class Account {
    private final EventLog log;
    private final EventDecoder decoder;
    private final AsOfs asOfs;
    private final EntityTags tags;

    public Account(EventLog log, EventDecoder decoder, AsOfs asOfs, EntityTags tags) {
        this.log = log;
        this.decoder = decoder;
        this.asOfs = asOfs;
        this.tags = tags;
    }

    /**
     * @param id whose {@code toString()} is the aggregate's identifier in the event store
     */
    public Read of(Object id, Asked asked) {
        var point = asOfs.point(asked);
        var facts = new ArrayList<Recorded<Object>>();
        long sequence = -1;
        for (var event : log.of(id.toString())) {
            if (event.position() > point.position()) break;
            var fact = decoder.read(event);
            if (fact.event() instanceof Unreadable) {
                // what follows may rest on it: this is the last that is known for certain
                Staleness.tell(1);
                break;
            }
            facts.add(fact);
            sequence = event.sequence();
        }
        return new Read(facts, sequence, point);
    }

    /**
     * The answer with its position, and with a tag that begins with the version: what If-Match of a
     * change asks for, though the bytes depend on more than that.
     */
    public <T> ResponseEntity<T> answer(Read read, T body) {
        return ResponseEntity.ok()
                .eTag("\"" + read.sequence() + "." + tags.of(body) + "\"")
                .header(ReadHeaders.EVENT_POSITION, Long.toString(read.point().position()))
                .body(body);
    }

    /**
     * @param recorded the facts as the log holds them
     * @param sequence the number of the last one; -1 if there is none
     */
    public record Read(List<Recorded<Object>> recorded, long sequence, AsOf point) {
        public Read {
            recorded = List.copyOf(recorded);
        }

        /** The facts that stand, corrections in their places. */
        public List<Recorded<Object>> standing() {
            return Histories.standing(recorded);
        }
    }
}

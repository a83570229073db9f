package lv.atbilstiba.platform.eventstore;

import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.json.EventJson;
import lv.atbilstiba.platform.request.Visible;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JsonToken;

import java.util.List;
import java.util.function.Supplier;

/**
 * Reads events back from the very bytes that are to be stored, upcasters included, and tries them
 * out. What is refused here never comes into the history, where it could not be taken out again.
 */
public final class ReadBack {
    private static final Logger log = LoggerFactory.getLogger(ReadBack.class);

    private final EventDecoder decoder;
    private final List<BeforeAppend> trials;

    public ReadBack(EventDecoder decoder, List<BeforeAppend> trials) {
        this.decoder = decoder;
        this.trials = List.copyOf(trials);
    }

    /**
     * @param event with any position: it has none yet
     * @throws UnreadableEvent if it is to be refused
     * @throws InvalidValue if one of its values is out of bounds
     */
    public void require(StoredEvent event) {
        var fact = tried(event, () -> decoder.decode(event));
        requireVisible(event);
        var corrects = fact.provenance().corrects();
        if (corrects != null) Visible.require(corrects.reason(), "reason");
        for (var trial : trials)
            tried(
                    event,
                    () -> {
                        trial.tryOut(fact);
                        return fact;
                    });
    }

    /** Whichever way they came in; those that are recorded already are read as they are. */
    private static void requireVisible(StoredEvent event) {
        try (var json = EventJson.mapper().createParser(event.payload())) {
            for (var token = json.nextToken(); token != null; token = json.nextToken())
                if (token == JsonToken.VALUE_STRING)
                    Visible.require(json.getString(), String.valueOf(json.currentName()));
        }
    }

    private static Recorded<Object> tried(StoredEvent event, Supplier<Recorded<Object>> what) {
        try {
            return what.get();
        } catch (InvalidValue said) {
            // names the field, and nothing of what was in it
            throw said;
        } catch (RuntimeException | StackOverflowError e) {
            var refused = new UnreadableEvent(event.type(), e);
            log.warn("event refused: {}", refused.getMessage());
            throw refused;
        }
    }
}

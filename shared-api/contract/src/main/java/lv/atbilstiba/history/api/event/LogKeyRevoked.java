package lv.atbilstiba.history.api.event;

import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.Words;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * A key of the verifiable log was lost or stolen: what only it signed from a day on proves nothing,
 * and it hands over to nobody.
 *
 * @param key its public half, a vkey (C2SP signed-note)
 * @param from the first day, in Riga's calendar, on which it is not trusted
 * @param reason what happened, at most 1000 characters; no personal data
 */
@Revision("1")
public record LogKeyRevoked(String key, LocalDate from, String reason) implements HistoryEvent {
    public LogKeyRevoked {
        Required.day(from, "from");

        key = Words.of(key, "key", 500);
        reason = Words.of(reason, "reason", 1000);
    }
}

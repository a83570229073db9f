package lv.atbilstiba.history.api.command;

import lv.atbilstiba.history.api.HistoryId;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.Words;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

import java.time.LocalDate;

/**
 * @param key one of the verifiable log, as a vkey
 * @param from the first day on which it is not trusted
 * @param reason at most 1000 characters; no personal data
 */
public record RevokeLogKey(
        @TargetAggregateIdentifier HistoryId history, String key, LocalDate from, String reason) {
    public RevokeLogKey {
        Required.that(history, "history");
        Required.day(from, "from");

        key = Words.of(key, "key", 500);
        reason = Words.of(reason, "reason", 1000);
    }
}

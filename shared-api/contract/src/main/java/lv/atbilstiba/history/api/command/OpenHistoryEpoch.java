package lv.atbilstiba.history.api.command;

import lv.atbilstiba.history.api.HistoryId;
import lv.atbilstiba.history.api.Loss;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.Words;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * @param epoch the one to open
 * @param reason at most 1000 characters; no personal data
 */
public record OpenHistoryEpoch(
        @TargetAggregateIdentifier HistoryId history, int epoch, Loss loss, String reason) {
    public OpenHistoryEpoch {
        Required.that(history, "history");
        Required.that(loss, "loss");

        reason = Words.of(reason, "reason", 1000);
    }
}

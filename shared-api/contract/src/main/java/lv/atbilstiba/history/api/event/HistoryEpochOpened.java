package lv.atbilstiba.history.api.event;

import lv.atbilstiba.history.api.Loss;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.Words;

import org.axonframework.serialization.Revision;

/**
 * The register goes on from a database that is not what was published of it. The positions between
 * the event before this one and this one are those of the lost future; no event ever has them.
 *
 * @param epoch 2 for the first, then one more each time
 * @param loss what was published, and what was found
 * @param reason what happened and why it is gone on from here, at most 1000 characters; no personal
 *     data
 */
@Revision("1")
public record HistoryEpochOpened(int epoch, Loss loss, String reason) implements HistoryEvent {
    public HistoryEpochOpened {
        Required.counted(epoch, "epoch");
        Required.that(loss, "loss");

        reason = Words.of(reason, "reason", 1000);
    }
}

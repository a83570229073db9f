package lv.atbilstiba.platform.log;

import lv.atbilstiba.history.api.event.HistoryEpochOpened;

import java.time.Instant;

/**
 * A history after the first, which goes on from what was left of the one before.
 *
 * @param kept the position of the last event that was left
 * @param position of the event that opened it; what lies between was lost, or never was
 */
public record HistoryEpoch(HistoryEpochOpened opened, long kept, long position, Instant openedAt) {
    public int number() {
        return opened.epoch();
    }

    /** Whether a position is one of the lost future. */
    public boolean lost(long position) {
        return position > kept && position < this.position;
    }
}

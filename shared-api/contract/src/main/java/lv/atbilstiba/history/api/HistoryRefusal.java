package lv.atbilstiba.history.api;

import lv.atbilstiba.kernel.Refusal;

/** Why no new epoch of the history was opened. */
public sealed interface HistoryRefusal extends Refusal {
    /**
     * Somebody has opened it.
     *
     * @param epoch the one that is open
     */
    record EpochOpenAlready(int epoch) implements HistoryRefusal {}
}

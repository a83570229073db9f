package lv.atbilstiba.history.write;

import lv.atbilstiba.history.api.HistoryRefusal.EpochOpenAlready;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;

import java.util.Optional;

/** Two operators who find the same loss open one epoch. */
record AnEpochIsOpenedOnce(int epoch, int open) implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return Invariant.unless(epoch > open, new EpochOpenAlready(open));
    }
}

package lv.atbilstiba.service.write;

import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.ServiceRefusal.StageOutOfOrder;

import java.util.Optional;

/**
 * Stages follow one another; delivery and maintenance overlap, liquidation is final. Source:
 * lifecycle.json, R-LIFE-1 and R-LIFE-2.
 */
record StagesFollowTheirOrder(ServiceId service, LifecycleStage from, LifecycleStage to)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return Invariant.unless(from.mayBecome(to), new StageOutOfOrder(service, from, to));
    }
}

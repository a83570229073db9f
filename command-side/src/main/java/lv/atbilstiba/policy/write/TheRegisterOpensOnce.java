package lv.atbilstiba.policy.write;

import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.PolicyRefusal.ParameterIsFixed;

import java.util.Optional;

/**
 * From the first service on the day of the opening is history: grace periods started there.
 *
 * @param inUse whether a service is registered
 */
record TheRegisterOpensOnce(PolicyParameter parameter, boolean inUse) implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return Invariant.unless(
                parameter != PolicyParameter.REGISTER_OPENED_ON || !inUse,
                new ParameterIsFixed(parameter));
    }
}

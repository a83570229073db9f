package lv.atbilstiba.policy.write;

import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.PolicyRefusal.ParameterIsFixed;

import java.util.Optional;

/** The day the register opened is history: grace periods started there. */
record TheRegisterOpensOnce(PolicyParameter parameter) implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return Invariant.unless(
                parameter != PolicyParameter.REGISTER_OPENED_ON, new ParameterIsFixed(parameter));
    }
}

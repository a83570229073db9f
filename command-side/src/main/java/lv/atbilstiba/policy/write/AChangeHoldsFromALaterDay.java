package lv.atbilstiba.policy.write;

import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.PolicyRefusal.HoldsTooEarly;

import java.time.LocalDate;
import java.util.Optional;

/** No threshold changes under what is already judged. Source: RULES.md, policy parameters. */
record AChangeHoldsFromALaterDay(PolicyParameter parameter, LocalDate holdsFrom, LocalDate today)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return Invariant.unless(
                holdsFrom.isAfter(today), new HoldsTooEarly(parameter, today.plusDays(1)));
    }
}

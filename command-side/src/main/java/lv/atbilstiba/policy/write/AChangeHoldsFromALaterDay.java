package lv.atbilstiba.policy.write;

import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.PolicyRefusal.HoldsTooEarly;

import java.time.LocalDate;
import java.util.Optional;

/**
 * No threshold changes under what is already judged. Source: RULES.md, policy parameters.
 *
 * @param earliest the day after, or the day from which a value that is mended was to hold
 */
record AChangeHoldsFromALaterDay(PolicyParameter parameter, LocalDate holdsFrom, LocalDate earliest)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return Invariant.unless(
                !holdsFrom.isBefore(earliest), new HoldsTooEarly(parameter, earliest));
    }
}

package lv.atbilstiba.platform.write.decision;

import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;

import java.time.LocalDate;
import java.util.Optional;

/** A day lies neither further back than the policy lets facts be dated, nor too far ahead. */
record TheDayIsAllowed(
        String field, LocalDate given, AllowedDays days, AllowedDays.OutOfRange otherwise)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return Invariant.unless(
                days.include(given),
                otherwise.because(field, given, days.earliest(), days.latest()));
    }
}

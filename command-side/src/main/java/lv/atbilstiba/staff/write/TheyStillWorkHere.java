package lv.atbilstiba.staff.write;

import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.staff.api.StaffRefusal.HasLeft;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Optional;

/** What is recorded of a person is recorded while they are employed. */
record TheyStillWorkHere(StaffId person, @Nullable LocalDate leftOn, LocalDate today)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return leftOn == null || leftOn.isAfter(today)
                ? Optional.empty()
                : Optional.of(new HasLeft(person, leftOn));
    }
}

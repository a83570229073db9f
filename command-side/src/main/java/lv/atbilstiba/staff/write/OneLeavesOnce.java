package lv.atbilstiba.staff.write;

import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.staff.api.StaffRefusal.HasLeft;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Optional;

/** Another day of leaving is a correction of the first, and says so. */
record OneLeavesOnce(StaffId person, @Nullable LocalDate leftOn) implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return leftOn == null ? Optional.empty() : Optional.of(new HasLeft(person, leftOn));
    }
}

package lv.atbilstiba.staff.write;

import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.staff.api.StaffRefusal.HasAnotherLogin;

import java.util.Optional;

/** A person acts under one login; another takes its place once the first is unlinked. */
record APersonHasOneLogin(StaffId person, boolean linked) implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return Invariant.unless(!linked, new HasAnotherLogin(person));
    }
}

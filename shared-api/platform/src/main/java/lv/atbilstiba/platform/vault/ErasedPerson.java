package lv.atbilstiba.platform.vault;

import lv.atbilstiba.kernel.StaffId;

/** The person's key was erased, and so nothing of that person is kept any longer. */
public final class ErasedPerson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient StaffId person;

    ErasedPerson(StaffId person) {
        super("the key of " + person + " has been erased");
        this.person = person;
    }

    public StaffId person() {
        return person;
    }
}

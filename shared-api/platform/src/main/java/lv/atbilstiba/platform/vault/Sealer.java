package lv.atbilstiba.platform.vault;

import lv.atbilstiba.kernel.Sealed;
import lv.atbilstiba.kernel.StaffId;

/** Seals personal values with the key of the person whose they are; makes the key if need be. */
public interface Sealer {
    /**
     * @param field the name of the field, such as {@code name}; the value opens as no other field
     * @throws ErasedPerson if the person's key has been erased
     */
    Sealed seal(StaffId person, String field, String plaintext);

    /** Removes the key of somebody of whom nothing came to be recorded; surely nothing will be. */
    void forgetUnused(StaffId person);
}

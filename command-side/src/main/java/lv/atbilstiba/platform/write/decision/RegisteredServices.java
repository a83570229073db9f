package lv.atbilstiba.platform.write.decision;

/** Whether the register is in use. */
public interface RegisteredServices {
    /** Whether a service was ever registered, annulled since or not. */
    boolean any();
}

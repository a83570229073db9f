package lv.atbilstiba.platform.claim;

import java.util.function.BooleanSupplier;

/** What this process alone does for now, until another finds that it no longer says so. */
public final class Claim {
    private final String name;
    private final long fence;
    private final BooleanSupplier alive;
    private volatile boolean lost;

    Claim(String name, long fence, BooleanSupplier alive) {
        this.name = name;
        this.fence = fence;
        this.alive = alive;
    }

    public String name() {
        return name;
    }

    /** The number that rises with each holder: whoever writes compares it. */
    public long fence() {
        return fence;
    }

    /** Whether another has it by now. */
    public boolean lost() {
        return lost;
    }

    boolean alive() {
        return alive.getAsBoolean();
    }

    void lose() {
        lost = true;
    }
}

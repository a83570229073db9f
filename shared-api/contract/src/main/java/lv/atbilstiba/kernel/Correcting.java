package lv.atbilstiba.kernel;

import org.jspecify.annotations.Nullable;

/** A command that may mend a mistake: what it records stands in the place of the fact it names. */
public interface Correcting {
    @Nullable Correction corrects();
}

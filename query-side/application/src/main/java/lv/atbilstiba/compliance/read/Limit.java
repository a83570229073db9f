package lv.atbilstiba.compliance.read;

import lv.atbilstiba.platform.read.Slice;

import org.jspecify.annotations.Nullable;

/** How many items a page shows. */
final class Limit {
    private static final int USUAL = 100;
    private static final int MOST = 500;

    private Limit() {}

    /**
     * @throws lv.atbilstiba.platform.problem.ProblemException 400 if less than one or more than 500
     *     are asked for
     */
    static int of(@Nullable Integer asked) {
        if (asked == null) return USUAL;
        if (asked < 1 || asked > MOST) throw Slice.beyond(MOST);
        return asked;
    }
}

package lv.atbilstiba.ops.audittool;

import java.util.function.Supplier;

/**
 * Work that is done before its turn. What it throws is thrown in its turn too, so that the first
 * fault that is told is the first there is.
 */
final class Ahead {
    private Ahead() {}

    /** Does the work now; gives what came of it, or throws what it threw, whenever asked. */
    static <T> Supplier<T> done(Supplier<T> work) {
        try {
            var result = work.get();
            return () -> result;
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        }
    }
}

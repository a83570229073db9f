package lv.atbilstiba.platform.memory;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one switch that everything obeys which this process remembers of the database. Histories only
 * grow and things once there stay, unless the database is restored to an earlier state; so whenever
 * that may have happened, nothing that was remembered counts any more.
 */
public final class Memory {
    private static final List<WeakReference<Forgetful>> ALL = new CopyOnWriteArrayList<>();
    private static final AtomicLong GENERATION = new AtomicLong();

    private Memory() {}

    /** Something that remembers. */
    @FunctionalInterface
    public interface Forgetful {
        /** Nothing that it remembers counts any more. */
        void forget();
    }

    /**
     * Joins what forgets at once; it is let go of with whoever owns it.
     *
     * @return the same
     */
    public static <T extends Forgetful> T joined(T forgetful) {
        ALL.removeIf(one -> one.get() == null);
        ALL.add(new WeakReference<>(forgetful));
        return forgetful;
    }

    /**
     * Which memory this is. What was read under one generation is not remembered under the next: it
     * is asked for before reading, and again after remembering.
     */
    public static long generation() {
        return GENERATION.get();
    }

    /** The database may be an earlier one: nothing that was remembered counts any more. */
    public static void forgetAll() {
        GENERATION.incrementAndGet();
        for (var one : ALL) {
            var forgetful = one.get();
            if (forgetful != null) forgetful.forget();
        }
    }

    /** All that remembers, for tests. */
    static List<Forgetful> all() {
        return ALL.stream().map(WeakReference::get).filter(Objects::nonNull).toList();
    }
}

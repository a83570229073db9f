package lv.atbilstiba.platform.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Function;

/** Values by key that were asked of the database; so many at most, and all forgotten at once. */
public final class Remembered<K, V> implements Memory.Forgetful {
    private final Cache<K, V> cache;

    private Remembered(Caffeine<Object, Object> builder) {
        this.cache = builder.executor(Runnable::run).build();
    }

    /** Those that stay true while the database is the same. */
    public static <K, V> Remembered<K, V> atMost(int most) {
        return Memory.joined(new Remembered<K, V>(Caffeine.newBuilder().maximumSize(most)));
    }

    /** Those that are true for a while. */
    public static <K, V> Remembered<K, V> atMost(int most, Duration goodFor) {
        return atMost(most, goodFor, System::nanoTime);
    }

    /**
     * @param nanoTime tells how long
     */
    public static <K, V> Remembered<K, V> atMost(int most, Duration goodFor, Ticker nanoTime) {
        return Memory.joined(
                new Remembered<K, V>(
                        Caffeine.newBuilder()
                                .maximumSize(most)
                                .expireAfterWrite(goodFor)
                                .ticker(nanoTime)));
    }

    /** What is remembered; null if nothing is. */
    public @Nullable V get(K key) {
        return cache.getIfPresent(key);
    }

    /** What is remembered, else what is asked now. */
    public V get(K key, Function<? super K, ? extends V> asked) {
        var known = cache.getIfPresent(key);
        if (known != null) return known;
        long generation = Memory.generation();
        V value = asked.apply(key);
        put(key, value, generation);
        return value;
    }

    /**
     * @param generation of the memory, as it was before the value was asked for
     */
    public void put(K key, V value, long generation) {
        cache.put(key, value);
        if (Memory.generation() != generation) cache.invalidate(key);
    }

    public void forget(K key) {
        cache.invalidate(key);
    }

    @Override
    public void forget() {
        cache.invalidateAll();
    }
}

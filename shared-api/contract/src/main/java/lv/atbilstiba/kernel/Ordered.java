package lv.atbilstiba.kernel;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Unmodifiable collections in their natural order, so that the same fact is always the same bytes;
 * nothing in them is null.
 */
public final class Ordered {
    private Ordered() {}

    public static <T extends Comparable<? super T>> SortedSet<T> set(
            Collection<? extends T> items) {
        for (var item : items) Required.that(item, "item");
        return Collections.unmodifiableSortedSet(new TreeSet<T>(items));
    }

    public static <K extends Comparable<? super K>, V> SortedMap<K, V> map(
            Map<? extends K, ? extends V> items) {
        items.forEach((key, value) -> {
            Required.that(key, "key");
            Required.that(value, String.valueOf(key));
        });
        return Collections.unmodifiableSortedMap(new TreeMap<K, V>(items));
    }
}

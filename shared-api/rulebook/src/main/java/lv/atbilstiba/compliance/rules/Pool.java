package lv.atbilstiba.compliance.rules;

import java.util.HashMap;
import java.util.Map;

/** Equal values as one object: of many subjects the same is recorded and said. For one thread. */
final class Pool {
    /** So many are enough to meet most values again; beyond it the pool starts anew. */
    private static final int LIMIT = 50_000;

    private final Map<Object, Object> known = new HashMap<>();

    @SuppressWarnings("unchecked") // an equal value of these types is of the same class
    <T extends Record> T shared(T value) {
        if (known.size() >= LIMIT) known.clear();
        var same = known.putIfAbsent(value, value);
        return same == null ? value : (T) same;
    }
}

package lv.atbilstiba.ops.audittool;

import lv.atbilstiba.platform.tlog.Hash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The leaf hashes of the log in their order: 32 bytes for each entry. */
final class Leaves {
    private final List<Hash> leaves = new ArrayList<>();

    /** Made when something is first looked for out of its place. */
    private Map<Hash, Integer> places = new HashMap<>();

    void add(Hash leaf) {
        leaves.add(leaf);
    }

    int size() {
        return leaves.size();
    }

    boolean has(long place, Hash leaf) {
        return place < leaves.size() && leaves.get((int) place).equals(leaf);
    }

    /** The place of a leaf from a place on; -1 if it is nowhere there. */
    long find(Hash leaf, long from) {
        if (has(from, leaf)) return from;
        if (places.size() != leaves.size()) {
            places = HashMap.newHashMap(leaves.size());
            for (var i = 0; i < leaves.size(); i++) places.put(leaves.get(i), i);
        }
        var place = places.get(leaf);
        return place == null || place < from ? -1 : place;
    }
}

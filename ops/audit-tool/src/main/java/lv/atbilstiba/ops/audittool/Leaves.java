package lv.atbilstiba.ops.audittool;

import lv.atbilstiba.platform.tlog.Hash;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The leaf hashes of the log in their order: 32 bytes for each entry. */
final class Leaves {
    private byte[] hashes = new byte[1 << 16];
    private int size;

    /**
     * The first bytes of each hash, and its place, in order; made when something is first looked
     * for out of its place.
     */
    private long[] places = {};

    void add(Hash leaf) {
        var length = size * Hash.LENGTH;
        if (length == hashes.length) hashes = Arrays.copyOf(hashes, 2 * length);
        System.arraycopy(leaf.bytes(), 0, hashes, length, Hash.LENGTH);
        size++;
    }

    int size() {
        return size;
    }

    boolean has(long place, Hash leaf) {
        if (place >= size) return false;
        var at = (int) place * Hash.LENGTH;
        return Arrays.equals(hashes, at, at + Hash.LENGTH, leaf.bytes(), 0, Hash.LENGTH);
    }

    /** The place of a leaf from a place on; -1 if it is nowhere there. */
    long find(Hash leaf, long from) {
        if (has(from, leaf)) return from;
        if (places.length != size)
            places = IntStream.range(0, size).mapToLong(this::sortable).sorted().toArray();
        var first = sortable(leaf.bytes(), 0, from);
        var at = Arrays.binarySearch(places, first);
        if (at < 0) at = ~at;
        for (; at < size && places[at] >> Integer.SIZE == first >> Integer.SIZE; at++)
            if (has((int) places[at], leaf)) return (int) places[at];
        return -1;
    }

    private long sortable(int place) {
        return sortable(hashes, place * Hash.LENGTH, place);
    }

    private static long sortable(byte[] hashes, int at, long place) {
        return (long) ByteBuffer.wrap(hashes).getInt(at) << Integer.SIZE | place;
    }
}

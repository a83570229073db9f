package lv.atbilstiba.platform.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree of a given size, read from its tiles: its root, and the proofs that an entry is in it and
 * that it extends an older one. A tile is read once, and only when it is needed; so one instance
 * serves one answer.
 */
public final class TiledTree {
    private static final int HEIGHT = 8;

    private final Tiles tiles;
    private final long size;
    private final Map<Tile, byte[]> read = new HashMap<>();

    public TiledTree(Tiles tiles, long size) {
        if (size < 0) throw new IllegalArgumentException("no tree has " + size + " entries");
        this.tiles = tiles;
        this.size = size;
    }

    public Hash root() {
        return root(size);
    }

    /** The root that the tree had at an earlier size. */
    public Hash root(long earlier) {
        if (earlier < 0 || earlier > size)
            throw new IllegalArgumentException(earlier + " is not a size up to " + size);
        return earlier == 0 ? Hash.OF_NOTHING : subtree(0, earlier);
    }

    /** The hash of the entry at a place. */
    public Hash leaf(long index) {
        if (index < 0 || index >= size)
            throw new IllegalArgumentException("no entry " + index + " of " + size);
        return node(0, index);
    }

    public InclusionProof inclusion(long index) {
        if (index < 0 || index >= size)
            throw new IllegalArgumentException("no entry " + index + " of " + size);
        var path = new ArrayList<Hash>();
        var start = 0L;
        var end = size;
        while (end - start > 1) {
            var middle = start + largestPowerBelow(end - start);
            if (index < middle) {
                path.add(subtree(middle, end));
                end = middle;
            } else {
                path.add(subtree(start, middle));
                start = middle;
            }
        }
        return new InclusionProof(index, size, path.reversed());
    }

    /** That this tree extends what it was at an earlier size, at least 1. */
    public ConsistencyProof consistency(long earlier) {
        if (earlier < 1 || earlier > size)
            throw new IllegalArgumentException(earlier + " is not a size from 1 to " + size);
        var path = new ArrayList<Hash>();
        var start = 0L;
        var end = size;
        while (end != earlier) {
            var middle = start + largestPowerBelow(end - start);
            if (earlier <= middle) {
                path.add(subtree(middle, end));
                end = middle;
            } else {
                path.add(subtree(start, middle));
                start = middle;
            }
        }
        // The older tree's own root need not be sent when it is a node of the path's start.
        if (start != 0) path.add(subtree(start, end));
        return new ConsistencyProof(earlier, size, path.reversed());
    }

    private Hash subtree(long start, long end) {
        var length = end - start;
        if (Long.bitCount(length) == 1) {
            var level = Long.numberOfTrailingZeros(length);
            return node(level, start >>> level);
        }
        var middle = start + largestPowerBelow(length);
        return Hash.ofChildren(subtree(start, middle), subtree(middle, end));
    }

    /** The hash of a whole subtree: {@code 2^level} entries from {@code index * 2^level} on. */
    private Hash node(int level, long index) {
        var above = level % HEIGHT;
        var count = 1 << above;
        var first = index * count;
        var tile =
                Tile.of(level / HEIGHT, first / Tile.WIDTH, size)
                        .filter(it -> first % Tile.WIDTH + count <= it.width())
                        .orElseThrow();
        var bytes = read.computeIfAbsent(tile, this::hashesOf);
        var hashes = new ArrayList<Hash>(count);
        for (var i = 0; i < count; i++) hashes.add(hash(bytes, (int) (first % Tile.WIDTH) + i));
        return fold(hashes);
    }

    private byte[] hashesOf(Tile tile) {
        var bytes = tiles.read(tile);
        if (bytes.length < tile.width() * Hash.LENGTH) throw new Tiles.MissingTile(tile);
        return bytes;
    }

    static Hash hash(byte[] tile, int place) {
        return new Hash(Arrays.copyOfRange(tile, place * Hash.LENGTH, (place + 1) * Hash.LENGTH));
    }

    /** The root of a power of two of neighbouring hashes. */
    static Hash fold(List<Hash> hashes) {
        var row = hashes;
        while (row.size() > 1) {
            var next = new ArrayList<Hash>(row.size() / 2);
            for (var i = 0; i < row.size(); i += 2)
                next.add(Hash.ofChildren(row.get(i), row.get(i + 1)));
            row = next;
        }
        return row.getFirst();
    }

    private static long largestPowerBelow(long length) {
        return Long.highestOneBit(length - 1);
    }
}

package lv.atbilstiba.platform.tlog;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * A tree that entries are appended to. It keeps the right edge alone, at most 255 hashes for each
 * eighth level, so its memory does not grow with the log; {@link #changedTiles} gives what there is
 * to store since the last time.
 */
public final class GrowingTree {
    /** What is to be stored: a tile as wide as it is now, and its hashes. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to where they are kept
    public record Changed(Tile tile, byte[] hashes) {}

    /** The last, partial tile of each level. */
    private final List<List<Hash>> edge = new ArrayList<>();

    private final TreeMap<String, Changed> full = new TreeMap<>();
    private long size;
    private long stored;

    /** A tree without entries. */
    public GrowingTree() {}

    /** The tree of a size that is stored already. */
    public GrowingTree(Tiles tiles, long size) {
        this.size = size;
        this.stored = size;
        for (int level = 0; level < 8 && size >>> (8 * level) > 0; level++) {
            var hashes = new ArrayList<Hash>();
            var index = (size >>> (8 * level)) / Tile.WIDTH;
            var tile = Tile.of(level, index, size);
            if (tile.isPresent()) {
                var bytes = tiles.read(tile.get());
                for (var i = 0; i < tile.get().width(); i++) hashes.add(TiledTree.hash(bytes, i));
            }
            edge.add(hashes);
        }
    }

    public long size() {
        return size;
    }

    /** Appends an entry, by its hash. */
    public void append(Hash leaf) {
        add(0, size, leaf);
        size++;
    }

    private void add(int level, long index, Hash hash) {
        if (edge.size() == level) edge.add(new ArrayList<>());
        var hashes = edge.get(level);
        hashes.add(hash);
        if (hashes.size() < Tile.WIDTH) return;
        var tile = new Tile(level, index / Tile.WIDTH, Tile.WIDTH);
        full.put(tile.path(), new Changed(tile, bytes(hashes)));
        var whole = TiledTree.fold(hashes);
        hashes.clear();
        add(level + 1, index / Tile.WIDTH, whole);
    }

    /** The root of the tree as it is. */
    public Hash root() {
        @Nullable Hash root = null;
        for (var hashes : edge) {
            // From the right: the peaks of this level are the bits of its width, smallest first.
            var end = hashes.size();
            for (var bit = 1; bit <= hashes.size(); bit <<= 1) {
                if ((hashes.size() & bit) == 0) continue;
                var peak = TiledTree.fold(hashes.subList(end - bit, end));
                root = root == null ? peak : Hash.ofChildren(peak, root);
                end -= bit;
            }
        }
        return root == null ? Hash.OF_NOTHING : root;
    }

    /**
     * The tiles that are new or wider since this was last asked: full ones, and those of the right
     * edge.
     */
    public Collection<Changed> changedTiles() {
        var changed = new ArrayList<>(full.values());
        full.clear();
        if (size == stored) return changed;
        for (var level = 0; level < edge.size(); level++) {
            var hashes = edge.get(level);
            if (hashes.isEmpty()) continue;
            var index = (size >>> (8 * level)) / Tile.WIDTH;
            changed.add(new Changed(new Tile(level, index, hashes.size()), bytes(hashes)));
        }
        stored = size;
        return changed;
    }

    private static byte[] bytes(List<Hash> hashes) {
        var bytes = new byte[hashes.size() * Hash.LENGTH];
        for (var i = 0; i < hashes.size(); i++)
            System.arraycopy(hashes.get(i).bytes(), 0, bytes, i * Hash.LENGTH, Hash.LENGTH);
        return bytes;
    }
}

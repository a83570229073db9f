package lv.atbilstiba.platform.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A tree that grows, stores its tiles and reads them again is the tree of RFC 6962. */
class TreeTest {
    private static final List<Hash> LEAVES = new ArrayList<>();

    static {
        for (var i = 0; i < 70_000; i++)
            LEAVES.add(Hash.ofLeaf(Integer.toString(i).getBytes(StandardCharsets.UTF_8)));
    }

    /** The definition, word for word: RFC 6962, 2.1. */
    private static Hash treeHash(List<Hash> leaves) {
        if (leaves.isEmpty()) return Hash.OF_NOTHING;
        if (leaves.size() == 1) return leaves.getFirst();
        var k = Integer.highestOneBit(leaves.size() - 1);
        return Hash.ofChildren(
                treeHash(leaves.subList(0, k)), treeHash(leaves.subList(k, leaves.size())));
    }

    @Test
    void it_has_the_root_of_the_definition_at_every_size_and_after_every_restart() {
        var stored = new StoredTiles();
        var tree = new GrowingTree();
        for (var size = 0; size <= 1_100; size++) {
            assertThat(tree.root())
                    .as("size %s", size)
                    .isEqualTo(treeHash(LEAVES.subList(0, size)));
            if (size % 37 == 0) {
                stored.keep(tree);
                tree = new GrowingTree(stored, size);
            }
            tree.append(LEAVES.get(size));
        }
    }

    @Test
    void seventy_thousand_entries_have_the_tiles_that_the_specification_counts() {
        var stored = new StoredTiles();
        stored.keep(grown(70_000));
        assertThat(stored.tiles.keySet().stream().filter(it -> it.startsWith("0/"))).hasSize(274);
        assertThat(stored.tiles.get(new Tile(0, 273, 112).full().path())).hasSize(112 * 32);
        assertThat(stored.tiles.keySet().stream().filter(it -> it.startsWith("1/"))).hasSize(2);
        assertThat(stored.tiles.get("1/001")).hasSize(17 * 32);
        assertThat(stored.tiles.get("2/000")).hasSize(32);
        assertThat(new TiledTree(stored, 70_000).root()).isEqualTo(treeHash(LEAVES));
    }

    @Test
    void every_proof_that_it_gives_is_right_and_right_for_nothing_else() {
        var stored = new StoredTiles();
        stored.keep(grown(70_000));
        var random = new Random(6962);
        for (var i = 0; i < 500; i++) {
            var size = 1 + random.nextInt(70_000);
            var index = random.nextInt(size);
            var tree = new TiledTree(stored, size);
            var root = tree.root();

            var inclusion = tree.inclusion(index);
            assertThat(inclusion.shows(LEAVES.get(index), root)).isTrue();
            assertThat(inclusion.shows(LEAVES.get((index + 1) % 70_000), root)).isFalse();
            assertThat(inclusion.path()).hasSizeLessThanOrEqualTo(17);

            var older = 1 + random.nextInt(size);
            var consistency = tree.consistency(older);
            assertThat(consistency.shows(tree.root(older), root)).isTrue();
            if (older < size) assertThat(consistency.shows(root, root)).isFalse();
        }
    }

    @Test
    void what_is_not_there_is_said_and_not_guessed() {
        var stored = new StoredTiles();
        stored.keep(grown(300));
        stored.tiles.remove("0/000");
        assertThatThrownBy(() -> new TiledTree(stored, 300).inclusion(3))
                .isInstanceOf(Tiles.MissingTile.class)
                .hasMessageContaining("0/000");
        assertThatThrownBy(() -> new TiledTree(stored, 300).inclusion(300))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_tile_is_named_as_the_specification_says() {
        assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("0/x001/x234/067");
        assertThat(new Tile(Tile.ENTRIES, 273, 112).path()).isEqualTo("entries/273.p/112");
        for (var path :
                List.of("0/x001/x234/067", "entries/273.p/112", "63/000", "1/x999/999.p/255"))
            assertThat(Tile.parse(path)).map(Tile::path).contains(path);
        for (var path :
                List.of(
                        "64/000",
                        "00/000",
                        "0/0",
                        "0/x000/001",
                        "0/000.p/0",
                        "0/000.p/256",
                        "0/001/002",
                        "0/x001",
                        "-1/000",
                        "0/000.p/01",
                        "0/../000")) assertThat(Tile.parse(path)).as(path).isEmpty();
    }

    @Test
    void a_bundle_gives_its_entries_back() {
        var entries = List.of(new byte[0], new byte[] {1, 2, 3}, new byte[0xFFFF]);
        var bundle = EntryBundle.write(entries);
        assertThat(EntryBundle.read(bundle)).usingRecursiveComparison().isEqualTo(entries);
        assertThatThrownBy(() -> EntryBundle.read(java.util.Arrays.copyOf(bundle, 6)))
                .hasMessageContaining("within an entry");
        assertThatThrownBy(() -> EntryBundle.write(List.of(new byte[0x10000])))
                .hasMessageContaining("65536 bytes");
    }

    private static GrowingTree grown(int size) {
        var tree = new GrowingTree();
        LEAVES.subList(0, size).forEach(tree::append);
        return tree;
    }

    /** Tiles by the path of the full one; a wider tile takes the place of a narrower one. */
    private static final class StoredTiles implements Tiles {
        private final Map<String, byte[]> tiles = new HashMap<>();

        void keep(GrowingTree tree) {
            tree.changedTiles().forEach(it -> tiles.put(it.tile().full().path(), it.hashes()));
        }

        @Override
        public byte[] read(Tile tile) {
            var bytes = tiles.get(tile.full().path());
            if (bytes == null) throw new MissingTile(tile);
            return bytes;
        }
    }
}

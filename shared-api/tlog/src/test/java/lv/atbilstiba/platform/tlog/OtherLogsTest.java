package lv.atbilstiba.platform.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.LongStream;

/** Logs that other implementations wrote are read and believed, and only as they are. */
class OtherLogsTest {
    /** The key of the log in {@code other-logs/tessera}. */
    private static final VerifierKey TESSERA =
            VerifierKey.parse(
                    "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");

    @Test
    void every_checkpoint_of_a_tessera_log_is_signed_and_has_the_root_of_its_tiles() {
        for (var size = 0; size <= 15; size++) {
            var note = SignedNote.parse(text("tessera/checkpoint." + size));
            assertThat(TESSERA.verifies(note)).isTrue();
            assertThat(note).hasToString(text("tessera/checkpoint." + size));
            var checkpoint = Checkpoint.of(note);
            assertThat(checkpoint.size()).isEqualTo(size);
            assertThat(new TiledTree(OtherLogsTest::tile, size).root())
                    .isEqualTo(checkpoint.root());
            assertThat(checkpoint.text()).isEqualTo(note.text());
        }
    }

    @Test
    void every_entry_of_a_tessera_log_is_in_every_tree_that_has_it() {
        for (var size = 1; size <= 15; size++) {
            var checkpoint = SignedNote.parse(text("tessera/checkpoint." + size));
            var bundle = new Tile(Tile.ENTRIES, 0, size);
            var entries = EntryBundle.read(bytes("tessera/tile/" + bundle.path()));
            assertThat(entries).hasSize(size);
            for (var index = 0; index < size; index++) {
                var inclusion = new TiledTree(OtherLogsTest::tile, size).inclusion(index);
                var proof =
                        TlogProof.parse(
                                new TlogProof(new byte[0], inclusion, checkpoint).toString());
                assertThat(proof.shows(entries.get(index), TESSERA)).isTrue();
                assertThat(proof.shows("another".getBytes(StandardCharsets.UTF_8), TESSERA))
                        .isFalse();
            }
        }
    }

    @Test
    void every_tree_of_a_tessera_log_extends_every_older_one() {
        for (var size = 1; size <= 15; size++) {
            var tree = new TiledTree(OtherLogsTest::tile, size);
            for (var older = 1; older <= size; older++) {
                var oldRoot =
                        Checkpoint.of(SignedNote.parse(text("tessera/checkpoint." + older))).root();
                assertThat(tree.consistency(older).shows(oldRoot, tree.root())).isTrue();
                if (older < size)
                    assertThat(tree.consistency(older).shows(tree.root(), oldRoot)).isFalse();
            }
        }
    }

    @Test
    void a_log_of_962_million_certificates_shows_its_ten_thousandth_and_that_it_only_grew() {
        var root = json("argon2020/sth.json");
        var size = root.get("tree_size").longValue();
        var rootHash = Hash.parse(root.get("sha256_root_hash").asString());

        var answer = json("argon2020/proof.json");
        var inclusion =
                new InclusionProof(
                        answer.get("leaf_index").longValue(),
                        size,
                        answer.get("audit_path")
                                .valueStream()
                                .map(JsonNode::asString)
                                .map(Hash::parse)
                                .toList());
        var entry =
                Base64.getDecoder()
                        .decode(
                                json("argon2020/entries.json")
                                        .at("/entries/0/leaf_input")
                                        .asString());
        assertThat(inclusion.shows(Hash.ofLeaf(entry), rootHash)).isTrue();

        var consistency =
                new ConsistencyProof(
                        3_654_490,
                        size,
                        json("argon2020/consistency.json")
                                .get("consistency")
                                .valueStream()
                                .map(JsonNode::asString)
                                .map(Hash::parse)
                                .toList());
        var oldRoot = Hash.parse("AuIZ5V6sDUj1vn3Y1K85oOaQ7y+FJJKtyRTl1edIKBQ=");
        assertThat(consistency.shows(oldRoot, rootHash)).isTrue();
        assertThat(LongStream.of(3_654_489, 3_654_491))
                .noneMatch(other ->
                        new ConsistencyProof(other, size, consistency.path())
                                .shows(oldRoot, rootHash));
    }

    private static byte[] tile(Tile tile) {
        return bytes("tessera/tile/" + tile.path());
    }

    private static JsonNode json(String name) {
        return JsonMapper.shared().readTree(bytes(name));
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (var file = OtherLogsTest.class.getResourceAsStream("/other-logs/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

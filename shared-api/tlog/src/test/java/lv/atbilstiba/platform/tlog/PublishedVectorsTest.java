package lv.atbilstiba.platform.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What others publish for verifiers to try themselves on; see the README beside the vectors. */
class PublishedVectorsTest {
    static final List<JsonNode> INCLUSION = vectors("inclusion");
    static final List<JsonNode> CONSISTENCY = vectors("consistency");

    @ParameterizedTest
    @FieldSource("INCLUSION")
    void an_inclusion_vector_is_judged_as_published(JsonNode vector) {
        var proof =
                new InclusionProof(
                        unsigned(vector, "leafIdx"), unsigned(vector, "treeSize"), path(vector));
        assertThat(proof.shows(hash(vector, "leafHash"), hash(vector, "root")))
                .as(vector.get("path").asString())
                .isNotEqualTo(vector.get("wantErr").asBoolean());
    }

    @ParameterizedTest
    @FieldSource("CONSISTENCY")
    void a_consistency_vector_is_judged_as_published(JsonNode vector) {
        var proof =
                new ConsistencyProof(
                        unsigned(vector, "size1"), unsigned(vector, "size2"), path(vector));
        assertThat(proof.shows(hash(vector, "root1"), hash(vector, "root2")))
                .as(vector.get("path").asString())
                .isNotEqualTo(vector.get("wantErr").asBoolean());
    }

    @Test
    void there_are_as_many_as_were_published() {
        assertThat(INCLUSION).hasSize(98);
        assertThat(CONSISTENCY).hasSize(98);
    }

    private static long unsigned(JsonNode vector, String name) {
        return vector.get(name).bigIntegerValue().longValue();
    }

    private static Hash hash(JsonNode vector, String name) {
        return Hash.parse(vector.get(name).asString());
    }

    private static List<Hash> path(JsonNode vector) {
        return vector.get("proof").valueStream().map(it -> Hash.parse(it.asString())).toList();
    }

    private static List<JsonNode> vectors(String kind) {
        try (var file =
                PublishedVectorsTest.class.getResourceAsStream("/vectors/" + kind + ".json")) {
            return JsonMapper.shared().readTree(file).valueStream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

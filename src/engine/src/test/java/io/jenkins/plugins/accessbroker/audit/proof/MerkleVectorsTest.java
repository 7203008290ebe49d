package io.jenkins.plugins.accessbroker.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.audit.log.Hash;
import io.jenkins.plugins.accessbroker.audit.log.MerkleTree;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Proofs, good and bad, that transparency-dev made for verifiers of RFC 6962 trees: {@code testdata/merkle}. */
class MerkleVectorsTest {
    /** Theirs refuses to prove anything of an empty tree; here it is the beginning of every tree. */
    private static final String OF_AN_EMPTY_TREE = "consistency/additional/size1-is-zero-and-size2-is-not-zero.json";

    private static Stream<JsonNode> vectors(String name) throws IOException {
        JsonNode all = new ObjectMapper()
                .readTree(Cases.testdata("merkle").resolve(name).toFile());
        assertThat(all.size()).isGreaterThan(90);
        return StreamSupport.stream(all.spliterator(), false);
    }

    @TestFactory
    Stream<DynamicTest> inclusion() throws IOException {
        return vectors("inclusion.json").map(vector -> verdict(vector, proves(vector)));
    }

    private static boolean proves(JsonNode vector) {
        return wellFormed(vector)
                && !vector.get("root").asText("").isEmpty()
                && Inclusion.proves(
                        hash(vector, "leafHash"),
                        number(vector, "leafIdx"),
                        proof(vector),
                        number(vector, "treeSize"),
                        hash(vector, "root"));
    }

    @TestFactory
    Stream<DynamicTest> consistency() throws IOException {
        return vectors("consistency.json")
                .filter(vector -> !vector.get("file").asText().equals(OF_AN_EMPTY_TREE))
                .map(vector -> verdict(vector, consistent(vector)));
    }

    private static boolean consistent(JsonNode vector) {
        return wellFormed(vector)
                && Consistency.proves(
                        number(vector, "size1"),
                        hash(vector, "root1"),
                        number(vector, "size2"),
                        hash(vector, "root2"),
                        proof(vector));
    }

    private static DynamicTest verdict(JsonNode vector, boolean proved) {
        String name = vector.get("file").asText();
        return DynamicTest.dynamicTest(
                name,
                () -> assertThat(proved)
                        .as(vector.toString())
                        .isEqualTo(!vector.get("wantErr").asBoolean()));
    }

    /** An unsigned number of 64 bits, of which those over the largest {@code long} are negative here. */
    private static long number(JsonNode vector, String name) {
        return vector.get(name).bigIntegerValue().longValue();
    }

    /** A hash, or what stands in its place where it is of no matter. */
    private static Hash hash(JsonNode vector, String name) {
        byte[] bytes = Base64.getDecoder().decode(vector.get(name).asText(""));
        return bytes.length == Hash.BYTES ? Hash.of(bytes) : MerkleTree.leaf(bytes);
    }

    private static boolean wellFormed(JsonNode vector) {
        return StreamSupport.stream(vector.get("proof").spliterator(), false)
                .allMatch(hash -> Base64.getDecoder().decode(hash.asText()).length == Hash.BYTES);
    }

    private static List<Hash> proof(JsonNode vector) {
        return StreamSupport.stream(vector.get("proof").spliterator(), false)
                .map(hash -> Hash.of(Base64.getDecoder().decode(hash.asText())))
                .toList();
    }
}

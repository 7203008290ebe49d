package io.jenkins.plugins.accessbroker.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    /** The eight leaves and nine roots of Certificate Transparency's tests, as in transparency-dev/merkle, testonly. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> LEAF_HASHES = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7",
            "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658",
            "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
            "46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void hashesTheReferenceLeaves() {
        for (int i = 0; i < LEAVES.size(); i++) {
            assertThat(MerkleTree.leaf(HexFormat.of().parseHex(LEAVES.get(i)))).hasToString(LEAF_HASHES.get(i));
        }
    }

    @Test
    void hasTheReferenceRootAtEachSize() {
        MerkleTree tree = new MerkleTree();
        assertThat(tree.root()).hasToString(ROOTS.get(0));
        for (int i = 0; i < LEAVES.size(); i++) {
            tree.append(MerkleTree.leaf(HexFormat.of().parseHex(LEAVES.get(i))));
            assertThat(tree.size()).isEqualTo(i + 1L);
            assertThat(tree.root()).hasToString(ROOTS.get(i + 1));
        }
    }

    @Test
    void hasTheRootOfTheRecursiveDefinitionAtEachSize() {
        Random random = new Random(6962);
        MerkleTree tree = new MerkleTree();
        List<byte[]> entries = new ArrayList<>();
        for (int size = 0; size < 600; size++) {
            assertThat(tree.root()).as("size %d", size).isEqualTo(definition(entries));
            byte[] entry = new byte[random.nextInt(40)];
            random.nextBytes(entry);
            entries.add(entry);
            tree.append(MerkleTree.leaf(entry));
        }
    }

    /** MTH of RFC 6962, section 2.1, as it is written there. */
    private static Hash definition(List<byte[]> entries) {
        int n = entries.size();
        if (n == 0) {
            return Hash.sha256();
        }
        if (n == 1) {
            return Hash.sha256(new byte[] {0}, entries.get(0));
        }
        int k = Integer.highestOneBit(n - 1);
        Hash left = definition(entries.subList(0, k));
        Hash right = definition(entries.subList(k, n));
        return Hash.sha256(new byte[] {1}, left.bytes(), right.bytes());
    }
}

package io.jenkins.plugins.accessbroker.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.accessbroker.audit.log.Hash;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsistencyTest {
    private static final int SIZES = 70;
    private final Leaves tree = Leaves.of(SIZES);

    @Test
    void provesEachBeginningOfEachTree() throws Exception {
        for (int size = 0; size <= SIZES; size++) {
            for (int older = 0; older <= size; older++) {
                List<Hash> proof = Consistency.proof(tree, older, size);
                assertThat(Consistency.proves(older, tree.root(older), size, tree.root(size), proof))
                        .as("%d of %d", older, size)
                        .isTrue();
            }
        }
    }

    /** The proof has the hashes from which both roots can be made (RFC 6962, section 2.1.2), and no more. */
    @Test
    void isTheProofOfTheExampleInTheRfc() throws Exception {
        Leaves seven = Leaves.of(7);
        Hash c = seven.hashes().get(2);
        Hash d = seven.hashes().get(3);
        Hash g = seven.range(0, 2);
        Hash l = seven.range(4, 7);
        assertThat(Consistency.proof(seven, 3, 7)).containsExactly(c, d, g, l);
        assertThat(Consistency.proof(seven, 4, 7)).containsExactly(l);
        assertThat(Consistency.proof(seven, 6, 7))
                .containsExactly(seven.range(4, 6), seven.hashes().get(6), seven.range(0, 4));
    }

    @Test
    void provesNothingElse() throws Exception {
        Hash other = Leaves.of(1).hashes().get(0);
        for (int size = 2; size <= SIZES; size++) {
            for (int older = 1; older < size; older++) {
                List<Hash> proof = Consistency.proof(tree, older, size);
                Hash before = tree.root(older);
                Hash now = tree.root(size);
                assertThat(Consistency.proves(older, now, size, now, proof)).isFalse();
                assertThat(Consistency.proves(older, before, size, before, proof))
                        .isFalse();
                assertThat(Consistency.proves(size + 1L, before, size, now, proof))
                        .isFalse();
                assertThat(Consistency.proves(older, before, size, now, longer(proof)))
                        .isFalse();
                for (int at = 0; at < proof.size(); at++) {
                    List<Hash> changed = new ArrayList<>(proof);
                    changed.set(at, now);
                    assertThat(Consistency.proves(older, before, size, now, changed))
                            .isFalse();
                    changed.remove(at);
                    assertThat(Consistency.proves(older, before, size, now, changed))
                            .isFalse();
                }
            }
        }
        assertThat(Consistency.proves(0, other, 1, other, List.of())).isFalse();
        assertThat(Consistency.proves(0, tree.root(0), 0, other, List.of())).isFalse();
        assertThat(Consistency.proves(0, other, 0, other, List.of())).isFalse();
    }

    @Test
    void hasNoProofOfALargerTree() {
        assertThatIllegalArgumentException().isThrownBy(() -> Consistency.proof(tree, 4, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> Consistency.proof(tree, -1, 3));
    }

    private static List<Hash> longer(List<Hash> proof) {
        List<Hash> longer = new ArrayList<>(proof);
        longer.add(proof.get(0));
        return longer;
    }
}

package io.jenkins.plugins.accessbroker.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sigstore.merkle.InclusionProofVerifier;
import io.jenkins.plugins.accessbroker.audit.log.Hash;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InclusionTest {
    private static final int SIZES = 70;
    private final Leaves tree = Leaves.of(SIZES);

    @Test
    void provesEachLeafOfEachTreeAlsoToSigstore() throws Exception {
        for (int size = 1; size <= SIZES; size++) {
            for (int index = 0; index < size; index++) {
                List<Hash> path = Inclusion.path(tree, index, size);
                Hash leaf = tree.hashes().get(index);
                assertThat(Inclusion.proves(leaf, index, path, size, tree.root(size)))
                        .isTrue();
                InclusionProofVerifier.verify(
                        leaf.bytes(),
                        index,
                        size,
                        path.stream().map(Hash::bytes).toList(),
                        tree.root(size).bytes());
            }
        }
    }

    @Test
    void provesNothingElse() throws Exception {
        for (int size = 1; size <= SIZES; size++) {
            for (int index = 0; index < size; index++) {
                List<Hash> path = Inclusion.path(tree, index, size);
                Hash leaf = tree.hashes().get(index);
                Hash root = tree.root(size);
                assertThat(Inclusion.proves(root, index, path, size, size == 1 ? tree.root(2) : root))
                        .isFalse();
                assertThat(Inclusion.proves(leaf, index + 1L, path, size, root)).isFalse();
                assertThat(Inclusion.proves(leaf, -1, path, size, root)).isFalse();
                assertThat(Inclusion.proves(leaf, index, path, index, root)).isFalse();
                assertThat(Inclusion.proves(leaf, index, with(path, leaf), size, root))
                        .isFalse();
                for (int at = 0; at < path.size(); at++) {
                    List<Hash> other = new ArrayList<>(path);
                    other.set(at, leaf);
                    assertThat(Inclusion.proves(leaf, index, other, size, root)).isFalse();
                    other.remove(at);
                    assertThat(Inclusion.proves(leaf, index, other, size, root)).isFalse();
                }
            }
        }
    }

    @Test
    void hasNoPathToALeafThatIsNotThere() {
        assertThatIllegalArgumentException().isThrownBy(() -> Inclusion.path(tree, 3, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> Inclusion.path(tree, -1, 3));
    }

    private static List<Hash> with(List<Hash> path, Hash more) {
        List<Hash> longer = new ArrayList<>(path);
        longer.add(more);
        return longer;
    }
}

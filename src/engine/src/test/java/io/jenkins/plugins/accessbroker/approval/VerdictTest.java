package io.jenkins.plugins.accessbroker.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Approver ANA = approver("ana@example.com", "asilva");
    private static final Approver BOB = approver("bob@example.com");
    private static final Approver CAT = approver("cat@example.com");

    @Test
    void enough_different_approvers_approve() {
        Verdict verdict = Verdict.of(2, List.of(by("a", ANA), by("b", BOB)), Authors.UNKNOWN);

        assertThat(verdict.approved()).isTrue();
        assertThat(verdict.summary()).isEqualTo("2 of 2 approvals: ana@example.com, bob@example.com");
    }

    @Test
    void a_person_counts_once_however_often_they_sign() {
        Verdict verdict = Verdict.of(2, List.of(by("a", ANA), by("b", ANA), by("c", ANA)), Authors.UNKNOWN);

        assertThat(verdict.approved()).isFalse();
        assertThat(verdict.summary())
                .isEqualTo("1 of 2 approvals: ana@example.com;"
                        + " `b` does not count: `ana@example.com` is counted already, by `a`;"
                        + " `c` does not count: `ana@example.com` is counted already, by `a`");
    }

    @Test
    void an_author_does_not_approve_under_any_of_their_names() {
        for (String name : List.of("ana@example.com", "ASilva", "Ana@Example.com")) {
            Verdict verdict = Verdict.of(1, List.of(by("a", ANA)), Authors.of(List.of("somebody@example.com", name)));

            assertThat(verdict.approved()).isFalse();
            assertThat(verdict.summary())
                    .isEqualTo("0 of 1 approval; `a` does not count: `ana@example.com` is an author of the change:"
                            + " somebody else has to approve it");
        }
    }

    @Test
    void those_who_are_no_authors_still_count() {
        Authors ana = Authors.of(List.of("ana@example.com"));

        assertThat(Verdict.of(2, List.of(by("a", ANA), by("b", BOB), by("c", CAT)), ana)
                        .names())
                .containsExactly("bob@example.com", "cat@example.com");
    }

    @Test
    void nobody_is_an_author_for_certain_where_authors_are_not_known() {
        assertThat(Verdict.of(1, List.of(by("a", ANA)), Authors.UNKNOWN).approved())
                .isTrue();
    }

    @Test
    void what_is_invalid_never_counts() {
        List<Vote> votes = Collections.nCopies(7, new Vote.Invalid("x", "it is cut off"));
        Verdict verdict = Verdict.of(1, votes, Authors.UNKNOWN);

        assertThat(verdict.approved()).isFalse();
        assertThat(verdict.summary())
                .startsWith("0 of 1 approval; `x` does not count: it is cut off; ")
                .endsWith("; 2 more do not count");
    }

    private static Vote by(String signature, Approver approver) {
        return new Vote.Valid(signature, approver);
    }

    private static Approver approver(String... names) {
        return new Approver(names[0], new TreeSet<>(List.of(names)));
    }
}

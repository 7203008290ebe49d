package io.jenkins.plugins.accessbroker.review.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {
    private static final Instant AT = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jobs: [a]                                     | jobs: [b]                                | false",
                "jobs: [a]                                     | jobs: [\"**\"]                           | true",
                "jobs: [\"a/**\"]                              | jobs: [\"a/*\", \"a/*/**\"]              | true",
                "jobs: [\"a/**\"]                              | jobs: [\"a/*\"]                          | false",
                "jobs: [a], branches: [main]                   | branches: [\"m*\"]                       | true",
                "jobs: [a]                                     | branches: [\"**\"]                       | false",
                "jobs: [a], agents: {life: static}             | agents: {life: static}                   | true",
                "jobs: [a]                                     | agents: {life: static}                   | false",
                "jobs: [a], agents: {labels: [x, y]}           | agents: {labels: [y, z]}                 | true",
                "jobs: [a], triggers: [user]                   | triggers: [user], users: [ana]           | false",
                "jobs: [a], triggers: [user], users: [ana]     | triggers: [user], users: [ana, eve]      | true",
                "jobs: [a]                                     | jobs: [a], branches: [main], users: [x]  | false",
            })
    void a_grant_that_denies_take_all_of_is_unreachable(String to, String deny, boolean unreachable) {
        PolicySet policies =
                set("denies:\n  d: {purpose: D, to: {" + deny.strip() + "}}\n" + grant("g", to, "2027-03-31"));

        assertThat(Reach.unreachable(policies, AT)).hasSize(unreachable ? 1 : 0);
    }

    @Test
    void two_denies_can_take_all_together() {
        PolicySet policies = set("""
            denies:
              one: {purpose: D, to: {agents: {life: static}}}
              two: {purpose: D, to: {agents: {life: ephemeral}}}
            """ + grant("g", "jobs: [a]", "2027-03-31"));

        assertThat(Reach.unreachable(policies, AT)).hasSize(1);
    }

    @Test
    void a_grant_that_can_be_reached_later_or_has_expired_is_none() {
        PolicySet later = set("denies:\n  d: {purpose: D, expires: 2027-01-03, to: {jobs: [\"**\"]}}\n"
                + grant("g", "jobs: [a]", "2027-03-31") + grant2("old", "jobs: [a]", "2026-01-01"));

        assertThat(Reach.unreachable(later, AT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jobs: [a]                             | jobs: [\"**\"]                        | true",
                "jobs: [\"**\"]                        | jobs: [a]                             | false",
                "jobs: [\"a/b/**\"]                    | jobs: [\"a/**\"]                      | true",
                "jobs: [a], branches: [main]           | jobs: [a]                             | true",
                "jobs: [a]                             | jobs: [a], branches: [main]           | false",
                "jobs: [a], agents: {labels: [x, y]}   | jobs: [a], agents: {labels: [x]}      | true",
                "jobs: [a], replays: allow             | jobs: [a]                             | false",
                "jobs: [a]                             | jobs: [a], replays: allow             | true",
            })
    void a_grant_that_another_permits_all_of_is_covered(String narrow, String wide, boolean covered) {
        PolicySet policies = set(grant("narrow", narrow, "2027-03-31") + grant2("wide", wide, "2027-03-31"));

        assertThat(covers(policies).contains("p/narrow by p/wide")).isEqualTo(covered);
    }

    @Test
    void of_grants_that_are_the_same_one_is_covered() {
        PolicySet policies = set(grant("one", "jobs: [a]", "2027-03-31") + grant2("two", "jobs: [a]", "2027-03-31"));

        assertThat(covers(policies)).containsExactly("p/two by p/one");
    }

    @Test
    void a_grant_is_not_covered_by_one_of_another_scope_or_that_ends_earlier() {
        String other = grant2("wide", "jobs: [\"**\"]", "2027-03-31").replace("credential: key", "credential: other");
        String shorter = grant2("wide", "jobs: [\"**\"]", "2027-03-30");

        assertThat(covers(set(grant("narrow", "jobs: [a]", "2027-03-31") + other)))
                .isEmpty();
        assertThat(covers(set(grant("narrow", "jobs: [a]", "2027-03-31") + shorter)))
                .isEmpty();
    }

    @Test
    void a_grant_is_not_covered_by_one_that_a_deny_is_about() {
        PolicySet policies = set("denies:\n  d: {purpose: D, grants: [p/wide], to: {branches: [dev]}}\n"
                + grant("narrow", "jobs: [a]", "2027-03-31") + grant2("wide", "jobs: [a]", "2027-03-31"));

        assertThat(covers(policies)).containsExactly("p/wide by p/narrow");
    }

    private static List<String> covers(PolicySet policies) {
        return Cover.find(policies, AT).stream()
                .map(cover -> cover.grant().name() + " by " + cover.by().name())
                .toList();
    }

    private PolicySet set(String parts) {
        try {
            Files.writeString(
                    folder.resolve("p.yaml"),
                    "policy: p\nowner: {team: T, business: a@example.com, technical: b@example.com}\n" + parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LoadedPolicies loaded = PolicyDirectory.load(folder, List.of());
        assertThat(loaded.problems()).isEmpty();
        return new PolicySet(loaded.policies());
    }

    private static String grant(String name, String to, String expires) {
        return "grants:\n" + grant2(name, to, expires);
    }

    private static String grant2(String name, String to, String expires) {
        return "  " + name + ": {purpose: P, expires: " + expires + ", to: {" + to.strip()
                + "}, issue: {credential: key}}\n";
    }
}

package io.jenkins.plugins.accessbroker.plugin.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.plugin.guard.Mediation;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.GuardedCredential;
import io.jenkins.plugins.accessbroker.policy.Mode;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    @TempDir
    private Path folder;

    private static KnownUse use(Place.Kind kind, String name, Mediation mediation) {
        return new KnownUse(
                new Place(kind, name),
                Optional.of("withCredentials"),
                1,
                Optional.of(NOW),
                Optional.of(mediation),
                Set.of(Source.STEP));
    }

    private static List<StaticCredential> used(String... jobs) {
        return List.of(credential(Stream.of(jobs)
                .map(job -> use(Place.Kind.JOB, job, Mediation.UNGUARDED))
                .toList()));
    }

    private static StaticCredential credential(List<KnownUse> uses) {
        return new StaticCredential(
                "key", "Secret text", "global", "Jenkins", "", List.of(), List.of(), List.of(), uses, 0, false);
    }

    private static DraftInput input(String id) {
        return new DraftInput(id, "Payments", "boss@example.com", "#payments", "Old key", "2027-03-31");
    }

    private Policy load(Draft draft) throws IOException {
        assertThat(draft.problems()).isEmpty();
        Files.writeString(folder.resolve("draft.yaml"), draft.text());
        LoadedPolicies loaded = PolicyDirectory.load(folder, List.of());
        assertThat(loaded.problems()).isEmpty();
        return loaded.policies().get(0);
    }

    @Test
    void observes_the_credential_and_names_each_job_exactly() throws Exception {
        Draft draft = Draft.of(input("Key_1"), used("b", "a/b", "b"), Set.of("observe-key-1"));
        Policy policy = load(draft);
        assertThat(policy.name()).isEqualTo("observe-key-1-2");
        assertThat(policy.owner().team()).isEqualTo("Payments");
        Grant grant = policy.grants().get(0);
        assertThat(grant.scope()).isEqualTo(new GuardedCredential("Key_1", Mode.OBSERVE));
        assertThat(draft.text())
                .contains("      - \"a/b\"  # `withCredentials`, last 2026-11-24\n      - \"b\"  # `withCredentials`");
    }

    @Test
    void what_was_stopped_and_what_is_no_build_is_not_admitted() throws Exception {
        Draft draft = Draft.of(
                input("key"),
                List.of(credential(List.of(
                        use(Place.Kind.JOB, "good", Mediation.DECIDED),
                        use(Place.Kind.JOB, "stopped", Mediation.STOPPED),
                        use(Place.Kind.ITEM, "scanned", Mediation.PAST)))),
                Set.of());
        load(draft);
        assertThat(draft.text())
                .contains("- \"good\"", "# Outside builds, which no policy stops: item `scanned`")
                .doesNotContain("stopped\"", "- \"scanned\"");
    }

    @Test
    void names_that_no_pattern_can_stand_for_are_left_out_and_said() throws Exception {
        Draft draft = Draft.of(
                input("key"), used("plain", "\u202eevil", "a\nmode: enforce", "b{1}", "all*", "x\"y\\"), Set.of());
        load(draft);
        assertThat(draft.text())
                .contains("- \"plain\"", "# cannot be a pattern here: `\\u202Eevil`", "`a\\u000Amode: enforce`")
                .contains("cannot be a pattern here: `b{1}`", "cannot be a pattern here: `all*`")
                .doesNotContain("\nmode: enforce");
    }

    @Test
    void without_a_known_job_it_admits_none() throws Exception {
        Draft draft = Draft.of(input("key"), used(), Set.of());
        load(draft);
        assertThat(draft.text()).contains("# no job is known to use it", "- \"" + Draft.NOBODY + "\"");
    }

    @Test
    void says_what_is_wrong_with_what_was_typed() {
        DraftInput wrong = new DraftInput("key", "", "Ana", "#payments", "x\ny", "soon");
        Draft draft = Draft.of(wrong, used("a"), Set.of());
        assertThat(draft.isUsable()).isFalse();
        assertThat(String.join("\n", draft.problems())).contains("`team`", "`business`", "`purpose`", "`expires`");
        assertThat(Draft.of(input("key\u0000"), used("a"), Set.of()).isUsable()).isFalse();
    }

    @Test
    void a_hostile_id_stays_a_value() throws Exception {
        Draft draft = Draft.of(input("k\" # \\ : {x}"), used("a"), Set.of());
        assertThat(load(draft).grants().get(0).scope())
                .isEqualTo(new GuardedCredential("k\" # \\ : {x}", Mode.OBSERVE));
    }
}

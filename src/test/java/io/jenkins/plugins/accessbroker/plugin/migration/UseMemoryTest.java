package io.jenkins.plugins.accessbroker.plugin.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.plugin.guard.Mediation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UseMemoryTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private final UseMemory memory = new UseMemory();

    private static Use use(String credential, String job, String by) {
        return new Use(credential, new Place(Place.Kind.JOB, job), by);
    }

    private void see(Use use, int build, Instant at) {
        memory.see(new Sighting(use, build, at, Source.REPORT, Mediation.UNGUARDED));
    }

    @Test
    void counts_builds_and_not_what_one_build_does_again() {
        Use use = use("key", "a", "git");
        see(use, 1, NOW);
        see(use, 1, NOW.plusSeconds(1));
        memory.see(new Sighting(use, 2, NOW.plusSeconds(2), Source.STEP, Mediation.DECIDED));
        Tally tally = memory.of("key").get(use);
        assertThat(tally.times()).isEqualTo(2);
        assertThat(tally.last()).isEqualTo(NOW.plusSeconds(2));
        assertThat(tally.mediation()).isEqualTo(Mediation.DECIDED);
        assertThat(tally.sources()).containsExactlyInAnyOrder(Source.REPORT, Source.STEP);
    }

    @Test
    void forgets_the_place_that_was_seen_longest_ago_when_there_are_too_many_and_says_so() {
        for (int i = 0; i < UseMemory.PLACES; i++) {
            see(use("key", "job" + i, "git"), 1, NOW.plusSeconds(i));
        }
        see(use("key", "job0", "sshagent"), 2, NOW.plusSeconds(1_000));
        assertThat(memory.isOverfull("key")).isFalse();
        see(use("key", "one-more", "git"), 1, NOW.plusSeconds(2_000));
        assertThat(memory.of("key")).hasSize(UseMemory.PLACES + 1);
        assertThat(memory.of("key")).doesNotContainKey(use("key", "job1", "git"));
        assertThat(memory.of("key")).containsKeys(use("key", "job0", "git"), use("key", "one-more", "git"));
        assertThat(memory.isOverfull("key")).isTrue();
        assertThat(memory.isOverfull("other")).isFalse();
    }

    @Test
    void holds_a_bounded_number_of_uses_of_one_credential_and_of_all() {
        for (int i = 0; i < UseMemory.USES + 10; i++) {
            see(use("key", "job", "step" + i), 1, NOW.plusSeconds(i));
        }
        assertThat(memory.of("key")).hasSize(UseMemory.USES).doesNotContainKey(use("key", "job", "step9"));
        for (int i = 0; i < UseMemory.ALL; i++) {
            see(use("key" + i, "job", "step"), 1, NOW.plusSeconds(1_000 + i));
        }
        assertThat(memory.content().uses()).hasSize(UseMemory.ALL);
        assertThat(memory.of("key")).isEmpty();
    }

    @Test
    void takes_no_text_that_is_too_long() {
        see(use("key", "j".repeat(Place.MAX + 1), "git"), 1, NOW);
        see(use("k".repeat(Place.MAX + 1), "job", "git"), 1, NOW);
        assertThat(memory.content().uses()).isEmpty();
    }

    @Test
    void forgets_after_90_days() {
        see(use("old", "a", "git"), 1, NOW.minus(UseMemory.KEPT).minusSeconds(1));
        see(use("young", "a", "git"), 1, NOW.minus(Duration.ofDays(89)));
        memory.forgetBefore(NOW);
        assertThat(memory.content().uses()).containsOnlyKeys(use("young", "a", "git"));
    }

    @Test
    void follows_items_that_are_renamed_and_forgets_those_that_are_deleted() {
        see(use("key", "team/a", "git"), 1, NOW);
        see(use("key", "team2/a", "git"), 1, NOW);
        memory.rename("team", "group/team");
        assertThat(memory.of("key")).containsOnlyKeys(use("key", "group/team/a", "git"), use("key", "team2/a", "git"));
        memory.forget("group");
        assertThat(memory.of("key")).containsOnlyKeys(use("key", "team2/a", "git"));
        memory.forget("team2/a");
        assertThat(memory.content().uses()).isEmpty();
    }

    @Test
    void is_the_same_after_it_was_written_and_read(@TempDir Path folder) throws Exception {
        Use hostile = use("\"<id>\n", "folder/\u202ejob", "x\\");
        see(hostile, 7, NOW);
        memory.see(new Sighting(
                new Use("key", new Place(Place.Kind.AGENT, "a1"), "ssh"), 0, NOW, Source.STEP, Mediation.PAST));
        UseFile file = new UseFile(folder.resolve("new").resolve("uses.json"));
        file.write(memory.content());
        UseMemory other = new UseMemory();
        other.add(file.read());
        assertThat(other.content()).isEqualTo(memory.content());
        assertThat(other.takeChanged()).isFalse();
    }

    @Test
    void a_file_that_is_none_of_these_is_an_error_and_no_file_is_nothing(@TempDir Path folder) throws Exception {
        UseFile file = new UseFile(folder.resolve("uses.json"));
        assertThat(file.read()).isEqualTo(new UseMemory.Content(Map.of(), Set.of()));
        for (String text : Set.of("", "{", "[]", "{\"version\":2}", "{\"version\":1,\"uses\":[{\"kind\":\"X\"}]}")) {
            Files.writeString(folder.resolve("uses.json"), text);
            assertThatThrownBy(file::read).as(text).isInstanceOf(IOException.class);
        }
    }
}

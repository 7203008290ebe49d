package io.jenkins.plugins.accessbroker.plugin.migration;

import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.file.PolicyReader;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The text of a policy that observes a credential and admits the jobs that use it. It is written nowhere.
 *
 * @param text the policy file
 * @param problems what the reader of policies says of it; empty if it can be used
 */
public record Draft(String text, List<String> problems) {
    /** Stands where no job is known, because a grant needs a job; no item can have this name. */
    static final String NOBODY = "no job is known :";

    private static final int MAX_NAME = 50;
    private static final int MAX_JOBS = 256;

    public Draft {
        problems = List.copyOf(problems);
    }

    /** Whether it can be used as it is. */
    public boolean isUsable() {
        return problems.isEmpty();
    }

    /**
     * Drafts a policy.
     *
     * @param places the stored credentials of that id
     * @param taken names of policies that there are
     */
    static Draft of(DraftInput input, List<StaticCredential> places, Set<String> taken) {
        Map<String, List<KnownUse>> jobs = places.stream()
                .flatMap(place -> place.uses().stream())
                .filter(use -> use.place().kind() == Place.Kind.JOB && !use.isStopped())
                .distinct()
                .collect(Collectors.groupingBy(use -> use.place().name(), TreeMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        head(text, places);
        text.append("policy: ").append(name(input.credential(), taken)).append('\n');
        text.append("mode: observe\n");
        text.append("owner:\n");
        line(text, "  team: ", input.team());
        line(text, "  business: ", input.business());
        line(text, "  technical: ", input.technical());
        text.append("grants:\n  use:\n");
        line(text, "    purpose: ", input.purpose());
        line(text, "    expires: ", input.expires());
        text.append("    to:\n      jobs:\n");
        jobs(text, jobs);
        text.append("    issue:\n");
        line(text, "      credential: ", input.credential());
        return new Draft(text.toString(), check(text.toString()));
    }

    private static void head(StringBuilder text, List<StaticCredential> places) {
        text.append("# A draft. Read it, remove jobs that should not use the credential, and commit it.\n");
        text.append(
                "# It observes: a use by another job, or in a way that a grant denies by default, such as a replay,\n");
        text.append("# a change request or a build on the built-in node, goes on and is recorded.\n");
        places.stream()
                .flatMap(place -> place.guards().stream())
                .distinct()
                .forEach(guard -> text.append("# Guarded already by ")
                        .append(Quote.escape(guard))
                        .append('\n'));
        long hidden = places.stream().mapToLong(StaticCredential::hiddenUses).sum();
        if (hidden > 0) {
            text.append("# Not listed: ")
                    .append(hidden)
                    .append(" uses in jobs that whoever drafted this may not see.\n");
        }
        if (places.stream().anyMatch(StaticCredential::overfull)) {
            text.append("# Not listed: more jobs used it than are remembered.\n");
        }
        places.stream()
                .flatMap(place -> place.uses().stream())
                .filter(use -> use.place().kind() != Place.Kind.JOB)
                .distinct()
                .forEach(use -> text.append("# Outside builds, which no policy stops: ")
                        .append(kind(use.place()))
                        .append(Quote.of(use.place().name()))
                        .append('\n'));
        places.stream()
                .flatMap(place -> place.sameSecret().stream())
                .distinct()
                .forEach(other -> text.append("# The same secret, which this does not guard: ")
                        .append(Quote.of(other))
                        .append('\n'));
    }

    private static String kind(Place place) {
        return place.kind() == Place.Kind.AGENT ? "agent " : "item ";
    }

    private static void jobs(StringBuilder text, Map<String, List<KnownUse>> jobs) {
        int listed = 0;
        for (Map.Entry<String, List<KnownUse>> job : jobs.entrySet()) {
            if (listed == MAX_JOBS || !isPattern(job.getKey())) {
                text.append("      # cannot be a pattern here: ")
                        .append(Quote.of(job.getKey()))
                        .append('\n');
            } else {
                text.append("      - ").append(quoted(job.getKey())).append("  # ");
                text.append(job.getValue().stream().map(Draft::note).distinct().collect(Collectors.joining("; ")));
                text.append('\n');
                listed++;
            }
        }
        if (listed == 0) {
            text.append("      # no job is known to use it; a grant needs one, and no job has this name\n");
            line(text, "      - ", NOBODY);
        }
    }

    private static boolean isPattern(String job) {
        return Glob.problem(job).isEmpty()
                && Glob.of(job).isLiteral()
                && job.codePoints().allMatch(Quote::isVisible);
    }

    private static String note(KnownUse use) {
        return use.by().map(Quote::of).orElse("a step that is not known")
                + use.last()
                        .map(time -> ", last " + time.atZone(ZoneOffset.UTC).toLocalDate())
                        .orElse("");
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(quoted(value)).append('\n');
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** A name for the policy that no other has. */
    private static String name(String credential, Set<String> taken) {
        String plain = credential.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = plain.substring(0, Math.min(plain.length(), MAX_NAME)).replaceAll("^-|-$", "");
        String name = "observe-" + (cut.isEmpty() ? "credential" : cut);
        String free = name;
        for (int i = 2; taken.contains(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private static List<String> check(String text) {
        Problems problems = new Problems();
        PolicyReader reader = new PolicyReader(List.of());
        Optional.of(text.getBytes(StandardCharsets.UTF_8))
                .flatMap(bytes -> Yaml.read("draft.yaml", bytes, problems))
                .ifPresent(document -> reader.read(document, "0".repeat(64), problems));
        return problems.sorted().stream().map(Problem::toString).toList();
    }
}

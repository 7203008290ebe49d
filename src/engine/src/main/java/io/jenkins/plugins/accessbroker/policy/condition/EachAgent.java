package io.jenkins.plugins.accessbroker.policy.condition;

import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Conditions on agents hold for every agent of the build, and a build without an agent does not meet them. */
final class EachAgent {
    /** Why nothing can be said of the agents of a build that holds none. */
    static final String NONE_YET = "the build holds no agent yet";

    private static final String NONE = "no agent";

    private EachAgent() {}

    static Finding all(BuildContext build, Predicate<Agent> condition, Function<Agent, String> met) {
        return build.agents()
                .match(
                        agents -> agents.isEmpty()
                                ? Finding.fails(NONE)
                                : Finding.of(agents.stream().allMatch(condition), words(agents, met)),
                        () -> Finding.fails(NONE),
                        Finding::unknown);
    }

    /** For a deny: a build that holds no agent yet may take any, so that counts as not known. */
    static Finding any(BuildContext build, Predicate<Agent> condition, Function<Agent, String> met) {
        return build.agents()
                .match(
                        agents -> agents.isEmpty()
                                ? Finding.unknown(NONE_YET)
                                : Finding.of(agents.stream().anyMatch(condition), words(agents, met)),
                        () -> Finding.unknown(NONE_YET),
                        Finding::unknown);
    }

    private static String words(List<Agent> agents, Function<Agent, String> met) {
        return agents.stream().map(met).distinct().limit(4).collect(Collectors.joining("; "));
    }
}

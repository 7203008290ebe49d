package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.document.Problem;
import java.util.stream.Collectors;

/** Problems as lines of text. */
final class Lines {
    private Lines() {}

    static String of(LoadedPolicies loaded) {
        return loaded.problems().stream().map(Problem::toString).collect(Collectors.joining("\n", "", "\n"));
    }
}

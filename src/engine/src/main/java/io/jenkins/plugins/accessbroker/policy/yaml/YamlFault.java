package io.jenkins.plugins.accessbroker.policy.yaml;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problem;

/** A problem past which a document cannot be read. */
final class YamlFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    YamlFault(Position at, String message) {
        super(message);
        this.problem = new Problem(at, message);
    }

    Problem problem() {
        return problem;
    }
}

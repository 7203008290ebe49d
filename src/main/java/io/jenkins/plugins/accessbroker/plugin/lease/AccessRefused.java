package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.AbortException;
import io.jenkins.plugins.accessbroker.decision.Check;
import io.jenkins.plugins.accessbroker.decision.Decision;
import java.util.stream.Collectors;

/** The build does not get what it asked for, and holds nothing of it. The whole explanation is in the build's log. */
public final class AccessRefused extends AbortException {
    private static final long serialVersionUID = 1L;

    public AccessRefused(String message) {
        super(message);
    }

    /** One line for a denial: the grant, the conditions that failed, and where the rest is. */
    public static AccessRefused of(Decision.Denied denied) {
        String failed = denied.failed().stream().map(Check::name).distinct().collect(Collectors.joining(", "));
        return new AccessRefused(
                "access denied: " + denied.request().grant() + " (failed: " + failed + "); see the explanation above");
    }
}

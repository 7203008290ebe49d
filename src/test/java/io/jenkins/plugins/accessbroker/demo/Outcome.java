package io.jenkins.plugins.accessbroker.demo;

import hudson.model.Run;
import java.io.IOException;
import java.io.Serializable;
import org.jvnet.hudson.test.JenkinsRule;

/** How a build ended, and its log. */
record Outcome(String result, String log) implements Serializable {
    static Outcome of(Run<?, ?> build) throws IOException {
        return new Outcome(String.valueOf(build.getResult()), JenkinsRule.getLog(build));
    }
}

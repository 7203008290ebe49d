package io.jenkins.plugins.accessbroker.policy.condition;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.List;

/** The job's full name is one of these. */
public record Jobs(List<Glob> names, Position at) implements Condition {
    public Jobs {
        names = List.copyOf(names);
    }

    @Override
    public Key key() {
        return Key.JOBS;
    }

    @Override
    public String expected() {
        return Words.anyOf(names);
    }

    @Override
    public Finding check(BuildContext build) {
        String name = build.job().name();
        return Finding.of(admits(name), Quote.of(name));
    }

    /** Whether a job of this full name is one of these. */
    public boolean admits(String job) {
        return names.stream().anyMatch(glob -> glob.matches(job));
    }

    /** Whether a job below a folder of this full name can be one of these. */
    public boolean couldAdmitBelow(String folder) {
        return names.stream().anyMatch(glob -> glob.couldMatchBelow(folder));
    }
}

package io.jenkins.plugins.accessbroker.policy.condition;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.List;

/** The branch that is built, or that the change request targets, is one of these. */
public record Branches(List<Glob> names, Position at) implements Condition {
    public Branches {
        names = List.copyOf(names);
    }

    @Override
    public Key key() {
        return Key.BRANCHES;
    }

    @Override
    public String expected() {
        return Words.anyOf(names);
    }

    @Override
    public Finding check(BuildContext build) {
        return build.branch()
                .match(
                        name -> Finding.of(names.stream().anyMatch(glob -> glob.matches(name)), Quote.of(name)),
                        () -> Finding.fails("no branch"),
                        Finding::unknown);
    }
}

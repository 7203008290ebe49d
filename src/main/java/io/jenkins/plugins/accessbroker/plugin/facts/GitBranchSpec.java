package io.jenkins.plugins.accessbroker.plugin.facts;

import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.List;
import java.util.Optional;

/**
 * The branch that a git job's branch specifiers name.
 *
 * <p>In a working copy only {@code refs/heads/main} is sure to be that branch: {@code main} may be a tag, and a
 * {@code *}{@code /main} without news falls back to whatever was built last. A script that is read straight from the
 * repository is read from the branch in all three forms.
 */
final class GitBranchSpec {
    static final String HEADS = "refs/heads/";

    private static final String ANY_REMOTE = "*/";

    private GitBranchSpec() {}

    /** Why the specifiers may lead to something that is no branch of the repository, where they may. */
    static Optional<String> foreign(List<String> specs) {
        return specs.stream()
                .filter(spec -> spec.contains("$") || (spec.startsWith("refs/") && !spec.startsWith(HEADS)))
                .findFirst()
                .map(spec -> "the job's branch specifier " + Quote.of(spec)
                        + (spec.contains("$") ? " is filled in from variables" : " is no branch"));
    }

    static Fact<String> branch(List<String> specs, boolean direct, String origin) {
        if (specs.size() != 1) {
            return Fact.unknown("the job's SCM has " + specs.size() + " branch specifiers, expected one");
        }
        String spec = specs.get(0);
        return literal(spec, direct)
                .map(branch -> Fact.of(branch, origin))
                .orElseGet(() -> Fact.unknown("the job's branch specifier " + Quote.of(spec)
                        + " may be something else than one branch: write it as `refs/heads/…`"));
    }

    private static Optional<String> literal(String spec, boolean direct) {
        if (spec.startsWith(HEADS)) {
            return plain(spec.substring(HEADS.length()));
        }
        if (direct && spec.startsWith(ANY_REMOTE)) {
            return plain(spec.substring(ANY_REMOTE.length()));
        }
        return direct && !spec.contains("/") ? plain(spec) : Optional.empty();
    }

    private static Optional<String> plain(String branch) {
        boolean literal = !branch.isBlank()
                && !branch.contains("*")
                && !branch.startsWith(":")
                && !branch.startsWith("/")
                && branch.chars().noneMatch(Character::isWhitespace);
        return literal ? Optional.of(branch) : Optional.empty();
    }
}

package io.jenkins.plugins.accessbroker.policy;

import io.jenkins.plugins.accessbroker.policy.ScopeBoundary.Excess;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Suggestion;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Which names may be named at most: those that a pattern matches.
 *
 * @param patterns at least one
 * @param at where they stand
 */
public record NameBoundary(List<Glob> patterns, Position at) {
    public NameBoundary {
        patterns = List.copyOf(patterns);
        Objects.requireNonNull(at);
    }

    /**
     * The patterns under the key, of shape {@link Glob#LIST}; nothing where a problem was reported.
     *
     * @param form makes a pattern of what was written, as a name is made before it is compared
     */
    public static Optional<NameBoundary> read(Fields fields, String key, UnaryOperator<String> form) {
        return fields.texts(key)
                .map(texts -> new NameBoundary(
                        texts.stream()
                                .map(text -> Glob.of(form.apply(text.text())))
                                .toList(),
                        fields.at(key)));
    }

    /** Whether a pattern matches the name. */
    public boolean admits(String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }

    /** Whether the name itself is one of the patterns. */
    public boolean says(String name) {
        return patterns.stream().anyMatch(pattern -> pattern.pattern().equals(name));
    }

    /**
     * The excess of a name.
     *
     * @param key what the name is in the policy
     */
    public Excess excess(String key, String name) {
        String most = "at most "
                + Suggestion.list(patterns.stream().map(Glob::pattern).toList());
        return new Excess("`" + key + "` has " + Quote.of(name), most, at);
    }
}

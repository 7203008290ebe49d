package io.jenkins.plugins.accessbroker.policy.condition;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every cause of the build is one of these kinds. */
public record Triggers(Set<Trigger.Kind> kinds, Position at) implements Condition {
    public Triggers {
        kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    }

    @Override
    public Key key() {
        return Key.TRIGGERS;
    }

    @Override
    public String expected() {
        return Words.anyOf(words(kinds.stream()));
    }

    @Override
    public Finding check(BuildContext build) {
        return find(build, Stream::allMatch);
    }

    @Override
    public Finding concerns(BuildContext build) {
        return find(build, Stream::anyMatch);
    }

    /** How a policy file writes the kind. */
    public static String word(Trigger.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private Finding find(BuildContext build, BiPredicate<Stream<Trigger>, Predicate<Trigger>> quantifier) {
        return build.triggers()
                .match(
                        causes -> causes.isEmpty()
                                ? Finding.fails("no trigger")
                                : Finding.of(
                                        quantifier.test(causes.stream(), cause -> kinds.contains(cause.kind())),
                                        Words.list(words(causes.stream().map(Trigger::kind)))),
                        () -> Finding.fails("no trigger"),
                        Finding::unknown);
    }

    private static List<String> words(Stream<Trigger.Kind> kinds) {
        return kinds.distinct().sorted().map(Triggers::word).toList();
    }
}

package io.jenkins.plugins.accessbroker.review.test;

import io.jenkins.plugins.accessbroker.decision.Check;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.text.Durations;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a policy test expects of a decision. */
public sealed interface Expectation {

    /**
     * The request is permitted.
     *
     * @param ttl how long the credential may live, where the test says
     */
    record Permitted(Optional<Duration> ttl) implements Expectation {
        public Permitted {
            Objects.requireNonNull(ttl);
        }

        @Override
        public boolean isMet(Decision decision) {
            return decision instanceof Decision.Permitted permitted
                    && ttl.map(permitted.ttl()::equals).orElse(true);
        }

        @Override
        public String words() {
            return permitted(ttl);
        }
    }

    /**
     * The request is denied.
     *
     * @param because the names of all conditions that did not hold, where the test says
     */
    record Denied(Optional<SortedSet<String>> because) implements Expectation {
        public Denied {
            because = because.map(names -> Collections.unmodifiableSortedSet(new TreeSet<>(names)));
        }

        @Override
        public boolean isMet(Decision decision) {
            return decision instanceof Decision.Denied denied
                    && because.map(failed(denied)::equals).orElse(true);
        }

        @Override
        public String words() {
            return because.map(Expectation::denied).orElse("`denied`");
        }
    }

    /** Whether the decision is as expected. */
    boolean isMet(Decision decision);

    /** What is expected, in words. */
    String words();

    /** What a decision came to, in the words of an expectation that says as much as this one. */
    default String met(Decision decision) {
        if (decision instanceof Decision.Denied denied) {
            return denied(failed(denied));
        }
        boolean timed = this instanceof Permitted permitted && permitted.ttl().isPresent();
        return permitted(timed ? Optional.of(((Decision.Permitted) decision).ttl()) : Optional.empty());
    }

    /** The names of the conditions that did not hold. */
    static SortedSet<String> failed(Decision.Denied denied) {
        return denied.failed().stream().map(Check::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String permitted(Optional<Duration> ttl) {
        return "`permitted`" + ttl.map(time -> " for " + Durations.format(time)).orElse("");
    }

    private static String denied(Collection<String> because) {
        return "`denied` because of " + because.stream().map(Quote::of).collect(Collectors.joining(", "));
    }
}

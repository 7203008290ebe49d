package io.jenkins.plugins.accessbroker.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a grant issues: one issuer's own, immutable description, checked when the policy is read.
 *
 * <p>Each issuer brings its own kind of scope and the {@link ScopeReader} for it.
 */
public interface Scope {
    /** The issuer's name: the key below {@code issue} in the policy file. */
    String issuer();

    /** How long the credential lives at most; zero where nothing is issued. */
    Duration ttl();

    /** The shortest life that the issuer gives; 1 s unless it says otherwise. */
    default Duration shortest() {
        return Duration.ofSeconds(1);
    }

    /**
     * Whether it gives access to the repository that the job's own definition names. Such a grant permits a build only if
     * that repository is known and its revision is trusted.
     */
    default boolean isOfJobsRepository() {
        return false;
    }

    /**
     * The identity, such as a role, all of whose power a holder of the credential has; nothing where the grant narrows it,
     * or where there is no such thing.
     */
    default Optional<String> wholeIdentity() {
        return Optional.empty();
    }

    /** The longest life that the issuer gives, where a grant can choose. */
    default Optional<Duration> longest() {
        return Optional.empty();
    }

    /** Whether something can be changed with it, as far as is known. */
    default boolean mayWrite() {
        return true;
    }

    /** The parts of it that are wildcards where names could be, each in words. */
    default List<String> wildcards() {
        return List.of();
    }

    /**
     * Whether it surely gives all that another scope gives, for as long. What is not surely more counts as different: by
     * default all {@link #details} but the ttl must be the same.
     */
    default boolean covers(Scope other) {
        return issuer().equals(other.issuer())
                && ttl().compareTo(other.ttl()) >= 0
                && withoutTtl(this).equals(withoutTtl(other));
    }

    private static SortedMap<String, String> withoutTtl(Scope scope) {
        SortedMap<String, String> details = new TreeMap<>(scope.details());
        details.remove("ttl");
        return details;
    }

    /** What it gives access to, in a few words: a role, some repositories. */
    String summary();

    /** Everything that bounds the access, by name, as the audit log records it. */
    SortedMap<String, String> details();
}

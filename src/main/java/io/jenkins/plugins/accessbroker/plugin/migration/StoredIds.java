package io.jenkins.plugins.accessbroker.plugin.migration;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ids of stored credentials, and in which folders jobs find them;
 * read anew once a minute, and within seconds when something was saved.
 */
final class StoredIds {
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(5);

    private final InstantSource clock;
    private Map<String, Set<String>> folders = Map.of();
    private Instant read = Instant.EPOCH;
    private volatile boolean stale = true;

    StoredIds(InstantSource clock) {
        this.clock = clock;
    }

    /** What is known may have changed. */
    void forget() {
        stale = true;
    }

    /** Whether a job finds a stored credential under a text. */
    boolean has(String id, String job) {
        return now().getOrDefault(id, Set.of()).stream()
                .anyMatch(folder -> folder.isEmpty() || job.startsWith(folder + "/"));
    }

    private synchronized Map<String, Set<String>> now() {
        Instant time = clock.instant();
        if (time.isAfter(read.plus(stale ? AT_MOST_EVERY : AGAIN))) {
            stale = false;
            read = time;
            try (ACLContext all = ACL.as2(ACL.SYSTEM2)) {
                folders = Stores.all().stream()
                        .filter(stored -> stored.scope() != CredentialsScope.SYSTEM)
                        .collect(Collectors.groupingBy(
                                Stored::id, Collectors.mapping(Stored::folder, Collectors.toUnmodifiableSet())));
            }
        }
        return folders;
    }
}

package io.jenkins.plugins.accessbroker.plugin.migration;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.policy.GuardedCredential;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The stored credentials and their uses, as far as the current user may see them.
 *
 * @param hidden how many credentials are in stores that the user may not view
 * @param missed how many notes of uses were left out since the controller began
 */
record Report(List<StaticCredential> credentials, long hidden, long missed) {
    Report {
        credentials = List.copyOf(credentials);
    }

    /** Of all credentials. */
    static Report now() {
        return of(id -> true);
    }

    /** Of the credentials that have an id. */
    static Report of(String id) {
        return of(id::equals);
    }

    private static Report of(Predicate<String> wanted) {
        Uses.get().settle();
        List<Stored> all;
        try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
            all = Stores.all();
        }
        List<Stored> shown = all.stream()
                .filter(stored -> stored.store().hasPermission(CredentialsProvider.VIEW))
                .sorted(Comparator.comparing(Stored::id).thenComparing(Stored::where))
                .toList();
        Making making = new Making(shown);
        return new Report(
                shown.stream()
                        .filter(stored -> wanted.test(stored.id()))
                        .map(making::show)
                        .toList(),
                all.size() - shown.size(),
                Uses.get().missed());
    }

    /** What is asked for each credential in turn. */
    private static final class Making {
        private final List<Stored> shown;
        private final Map<Stored, Set<String>> marks = new IdentityHashMap<>();
        private final Map<String, List<Stored>> byMark = new HashMap<>();
        private final UsesOf uses = new UsesOf();

        Making(List<Stored> shown) {
            this.shown = shown;
            for (Stored stored : shown) {
                Set<String> own = stored.isKeptHere() ? SecretMarks.of(stored.credential()) : Set.of();
                marks.put(stored, own);
                own.forEach(mark ->
                        byMark.computeIfAbsent(mark, some -> new ArrayList<>()).add(stored));
            }
        }

        StaticCredential show(Stored stored) {
            UsesOf.Found found = uses.find(stored);
            return new StaticCredential(
                    stored.id(),
                    stored.type(),
                    scope(stored.scope()),
                    stored.where(),
                    stored.description(),
                    guards(stored.id()),
                    others(shown.stream().filter(other -> other.id().equals(stored.id())), stored)
                            .map(Stored::where)
                            .toList(),
                    others(marks.get(stored).stream().flatMap(mark -> byMark.get(mark).stream()), stored)
                            .map(other -> other.id() + " in " + other.where())
                            .distinct()
                            .sorted()
                            .toList(),
                    found.uses(),
                    found.hidden(),
                    Uses.get().memory().isOverfull(stored.id()));
        }

        private static Stream<Stored> others(Stream<Stored> all, Stored self) {
            return all.filter(other -> other != self);
        }

        private static String scope(CredentialsScope scope) {
            return scope == null ? "global" : scope.name().toLowerCase(Locale.ROOT);
        }

        private static List<String> guards(String id) {
            return AccessBroker.get().policies().policies().stream()
                    .flatMap(policy -> policy.grants().stream())
                    .filter(grant -> grant.scope() instanceof GuardedCredential guarded
                            && guarded.id().equals(id))
                    .map(grant -> grant.name() + " ("
                            + ((GuardedCredential) grant.scope()).mode().name().toLowerCase(Locale.ROOT) + ")")
                    .sorted()
                    .toList();
        }
    }
}

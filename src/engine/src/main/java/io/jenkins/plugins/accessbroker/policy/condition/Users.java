package io.jenkins.plugins.accessbroker.policy.condition;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Every cause of the build names a user, and each user is one of these ids. */
public record Users(Set<String> ids, Position at) implements Condition {
    public Users {
        ids = Collections.unmodifiableSet(new TreeSet<>(ids));
    }

    @Override
    public Key key() {
        return Key.USERS;
    }

    @Override
    public String expected() {
        return Words.anyOf(ids);
    }

    @Override
    public Finding check(BuildContext build) {
        return build.triggers().match(this::checkAll, () -> Finding.fails("no user"), Finding::unknown);
    }

    @Override
    public Finding concerns(BuildContext build) {
        return build.triggers()
                .match(
                        causes -> Finding.of(users(causes).stream().anyMatch(ids::contains), met(causes)),
                        () -> Finding.fails("no user"),
                        Finding::unknown);
    }

    private Finding checkAll(List<Trigger> causes) {
        if (causes.stream().anyMatch(cause -> cause.user().isEmpty())) {
            return Finding.fails(users(causes).isEmpty() ? "no user" : met(causes) + " and a trigger without a user");
        }
        return Finding.of(!causes.isEmpty() && ids.containsAll(users(causes)), met(causes));
    }

    private static Set<String> users(List<Trigger> causes) {
        Set<String> users = new TreeSet<>();
        causes.stream().map(Trigger::user).flatMap(Optional::stream).forEach(users::add);
        return users;
    }

    private static String met(List<Trigger> causes) {
        Set<String> users = users(causes);
        return users.isEmpty() ? "no user" : Words.list(users);
    }
}

package io.jenkins.plugins.accessbroker.review.space;

import io.jenkins.plugins.accessbroker.policy.condition.ComparisonFault;
import io.jenkins.plugins.accessbroker.policy.condition.Effort;
import io.jenkins.plugins.accessbroker.policy.condition.Triggers;
import io.jenkins.plugins.accessbroker.policy.condition.Users;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The causes of a build: what started it and who. There may be none, several, or they are not known. */
final class Causes implements Dimension {
    static final Dimension DIMENSION = new Causes();

    /** The kinds, the plainest first. */
    private static final List<Trigger.Kind> KINDS = List.of(
            Trigger.Kind.USER,
            Trigger.Kind.TIMER,
            Trigger.Kind.SCM,
            Trigger.Kind.BRANCH,
            Trigger.Kind.UPSTREAM,
            Trigger.Kind.REMOTE,
            Trigger.Kind.OTHER);

    private Causes() {}

    @Override
    public Optional<BuildContext> meet(BuildContext build, List<Wish> wishes, Effort effort) throws ComparisonFault {
        effort.take(wishes.size() + 1L);
        return Stream.concat(
                        known(wishes).stream().map(Draft::known),
                        Stream.<Fact<List<Trigger>>>of(Draft.known(List.of()), Draft.unknown()))
                .map(causes -> Draft.triggers(build, causes))
                .filter(tried -> Wish.allMetBy(wishes, tried))
                .findFirst();
    }

    private static Optional<List<Trigger>> known(List<Wish> wishes) {
        List<Wish> ofKinds = Wish.about(wishes, Triggers.class);
        List<Wish> ofUsers = Wish.about(wishes, Users.class);
        Optional<List<Trigger.Kind>> kinds = Several.choose(
                KINDS,
                ofKinds,
                (wish, kind) -> ((Triggers) wish.condition()).kinds().contains(kind));
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        return Several.choose(
                        users(ofUsers, kinds.get().get(0)),
                        ofUsers,
                        (wish, user) -> user.filter(((Users) wish.condition()).ids()::contains)
                                .isPresent())
                .map(users -> together(kinds.get(), users));
    }

    private static List<Trigger> together(List<Trigger.Kind> kinds, List<Optional<String>> users) {
        List<Trigger> causes = new ArrayList<>();
        for (int i = 0; i < Math.max(kinds.size(), users.size()); i++) {
            causes.add(new Trigger(Several.at(kinds, i), Several.at(users, i), Optional.empty()));
        }
        return causes;
    }

    /** The users that conditions tell apart, and nobody. */
    private static List<Optional<String>> users(List<Wish> wishes, Trigger.Kind kind) {
        Set<String> named = new TreeSet<>();
        wishes.forEach(wish -> named.addAll(((Users) wish.condition()).ids()));
        List<Optional<String>> users = new ArrayList<>(
                Ids.with(named, "somebody").stream().map(Optional::of).toList());
        users.add(kind == Trigger.Kind.USER ? users.size() : 0, Optional.empty());
        return users;
    }
}

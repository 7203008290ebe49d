package io.jenkins.plugins.accessbroker.review.space;

import io.jenkins.plugins.accessbroker.policy.Deny;
import io.jenkins.plugins.accessbroker.policy.condition.ComparisonFault;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Effort;
import io.jenkins.plugins.accessbroker.policy.condition.Finding;
import io.jenkins.plugins.accessbroker.policy.condition.Key;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a request that one side permits and another denies, or proves that there is none.
 *
 * <p>For each way in which the other can deny: first facts that meet the grant's conditions and that way; then, while a deny
 * concerns them, others that one of the deny's conditions is certainly not met by, each condition in turn.
 */
public final class Search {
    private final Side permitting;
    private final Optional<Side> denying;
    private final Effort effort;

    private Search(Side permitting, Optional<Side> denying, Effort effort) {
        this.permitting = permitting;
        this.denying = denying;
        this.effort = effort;
    }

    /**
     * A request that the one side permits and the other, if there is one, denies; nothing if there is none.
     *
     * @return a request for the permitting side's grant; its facts and ttl are what the other side would deny too, if asked
     *     for its own grant
     * @throws ComparisonFault if that cannot be said within the effort
     */
    public static Optional<AccessRequest> find(Side permitting, Optional<Side> denying, Effort effort)
            throws ComparisonFault {
        return permitting.inForce() ? new Search(permitting, denying, effort).find() : Optional.empty();
    }

    private Optional<AccessRequest> find() throws ComparisonFault {
        List<Reason> reasons = denying.map(side -> Reason.of(permitting, side)).orElse(List.of(Reason.NONE));
        for (Reason reason : reasons) {
            Optional<BuildContext> build = find(reason);
            if (build.isPresent()) {
                return Optional.of(
                        new AccessRequest(permitting.grant().name(), build.get(), reason.ttl(), Optional.empty()));
            }
        }
        return Optional.empty();
    }

    private Optional<BuildContext> find(Reason reason) throws ComparisonFault {
        Hands hands = new Hands(
                permitting.registered(),
                reason.unregistered() ? Optional.of(id -> !denying.orElseThrow().isRegistered(id)) : Optional.empty());
        Wishes wishes = new Wishes(hands);
        permitting.grant().conditions().forEach(condition -> wishes.add(new Wish(condition, Wish.Kind.HOLDS)));
        reason.wishes().forEach(wishes::add);
        BuildContext build = reason.withoutRevision() ? Draft.revision(Draft.PLAIN, Draft.absent()) : Draft.PLAIN;
        for (Dimension dimension : wishes.dimensions()) {
            Optional<BuildContext> met = dimension.meet(build, wishes.of(dimension), effort);
            if (met.isEmpty()) {
                return Optional.empty();
            }
            build = met.get();
        }
        return spare(build, wishes);
    }

    /** The build, or another that meets the wishes, that no deny of the permitting side concerns. */
    private Optional<BuildContext> spare(BuildContext build, Wishes wishes) throws ComparisonFault {
        effort.take(permitting.denies().size() + 1L);
        List<Way> fewest = null;
        for (Deny deny : permitting.denies().values()) {
            if (concerns(deny, build) && (fewest == null || fewest.size() > 1)) {
                List<Way> ways = ways(deny, build, wishes);
                fewest = fewest == null || ways.size() < fewest.size() ? ways : fewest;
            }
        }
        if (fewest == null) {
            return Optional.of(build);
        }
        for (Way way : fewest) {
            Optional<BuildContext> found = spare(way.build(), wishes.with(way.wish()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Every way to get past a deny: a build that one of its conditions is certainly not met by. */
    private List<Way> ways(Deny deny, BuildContext build, Wishes wishes) throws ComparisonFault {
        List<Way> ways = new ArrayList<>();
        for (Condition condition : deny.conditions()) {
            Wish wish = new Wish(condition, Wish.Kind.SPARES);
            Wishes more = wishes.with(wish);
            Dimension dimension = more.dimension(condition.key());
            dimension.meet(build, more.of(dimension), effort).ifPresent(met -> ways.add(new Way(wish, met)));
        }
        return ways;
    }

    private static boolean concerns(Deny deny, BuildContext build) {
        return deny.conditions().stream()
                .noneMatch(condition -> condition.concerns(build).verdict() == Finding.Verdict.FAILS);
    }

    private record Way(Wish wish, BuildContext build) {}

    /** Wishes by their dimension. */
    private static final class Wishes {
        private final Hands hands;
        private final Map<Dimension, List<Wish>> byDimension = new HashMap<>();

        Wishes(Hands hands) {
            this.hands = hands;
        }

        void add(Wish wish) {
            byDimension
                    .computeIfAbsent(dimension(wish.condition().key()), key -> new ArrayList<>())
                    .add(wish);
        }

        Wishes with(Wish wish) {
            Wishes more = new Wishes(hands);
            byDimension.forEach((dimension, wishes) -> more.byDimension.put(dimension, new ArrayList<>(wishes)));
            more.add(wish);
            return more;
        }

        List<Dimension> dimensions() {
            return List.of(
                    Names.JOB,
                    Names.BRANCH,
                    Causes.DIMENSION,
                    Nodes.DIMENSION,
                    Choices.CHANGE_REQUEST,
                    Choices.RERUN,
                    Choices.LIBRARIES,
                    hands);
        }

        Dimension dimension(Key key) {
            return key == Key.CODING_AGENTS ? hands : Dimension.of(key);
        }

        List<Wish> of(Dimension dimension) {
            return byDimension.getOrDefault(dimension, List.of());
        }
    }
}

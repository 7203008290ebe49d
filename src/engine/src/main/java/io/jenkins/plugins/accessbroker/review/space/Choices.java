package io.jenkins.plugins.accessbroker.review.space;

import io.jenkins.plugins.accessbroker.policy.condition.ComparisonFault;
import io.jenkins.plugins.accessbroker.policy.condition.Effort;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Library;
import io.jenkins.plugins.accessbroker.request.Rerun;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A dimension with few facts that conditions tell apart: all are tried, the plainest first.
 *
 * @param facts one of each kind that any condition tells from the others
 * @param with the build with that fact
 */
record Choices<T>(List<Fact<T>> facts, BiFunction<BuildContext, Fact<T>, BuildContext> with) implements Dimension {
    static final Dimension CHANGE_REQUEST = new Choices<>(
            List.of(
                    Draft.absent(),
                    Draft.known(change(ChangeRequest.Origin.SAME_REPOSITORY, true)),
                    Draft.known(change(ChangeRequest.Origin.FORK, false)),
                    Draft.unknown()),
            Draft::changeRequest);

    static final Dimension RERUN = new Choices<>(
            List.of(Draft.absent(), Draft.known(new Rerun(Rerun.Kind.REPLAY, Optional.empty())), Draft.unknown()),
            Draft::rerun);

    static final Dimension LIBRARIES = new Choices<>(
            List.of(
                    Draft.known(List.of()),
                    Draft.known(List.of(new Library("library", "main", false))),
                    Draft.unknown()),
            Draft::libraries);

    @Override
    public Optional<BuildContext> meet(BuildContext build, List<Wish> wishes, Effort effort) throws ComparisonFault {
        effort.take(facts.size());
        return facts.stream()
                .map(fact -> with.apply(build, fact))
                .filter(tried -> Wish.allMetBy(wishes, tried))
                .findFirst();
    }

    private static ChangeRequest change(ChangeRequest.Origin origin, boolean trusted) {
        return new ChangeRequest("PR-1", origin, trusted, Optional.empty());
    }
}

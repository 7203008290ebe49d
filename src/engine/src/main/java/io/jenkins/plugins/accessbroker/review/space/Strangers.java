package io.jenkins.plugins.accessbroker.review.space;

import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import java.util.List;
import java.util.Optional;

/** Builds that hardly any grant permits. */
public final class Strangers {
    private Strangers() {}

    /** Such builds: of a job that no policy knows, of a fork's change request, and one of which nothing is known. */
    public static List<BuildContext> builds() {
        BuildContext other = Draft.job(Draft.PLAIN, "any-other-job");
        ChangeRequest fork = new ChangeRequest("PR-1", ChangeRequest.Origin.FORK, false, Optional.empty());
        return List.of(
                other, Draft.changeRequest(other, Draft.known(fork)), Draft.codingAgents(other, Draft.unknown()));
    }
}

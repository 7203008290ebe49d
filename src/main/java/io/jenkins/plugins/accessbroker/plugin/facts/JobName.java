package io.jenkins.plugins.accessbroker.plugin.facts;

import io.jenkins.plugins.accessbroker.request.Job;
import io.jenkins.plugins.accessbroker.request.RequestFault;
import io.jenkins.plugins.accessbroker.text.Quote;

/** The job by its full name now, whole: a name out of bounds is an error, never cut to one that a policy may name. */
final class JobName {
    private JobName() {}

    static Job of(hudson.model.Job<?, ?> job) throws RequestFault {
        return of(job.getFullName(), job.getClass().getSimpleName());
    }

    static Job of(String fullName, String kind) throws RequestFault {
        if (fullName.length() > Gather.NAME) {
            throw new RequestFault(
                    RequestFault.Reason.TOO_LARGE,
                    "the job's full name " + Quote.of(fullName) + " has " + fullName.length()
                            + " characters, more than the " + Gather.NAME
                            + " that a policy can be held against: shorten the names of the job or its folders");
        }
        return new Job(fullName, kind.isEmpty() ? "unnamed" : kind);
    }
}

package io.jenkins.plugins.accessbroker.plugin.facts;

import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Revision;

/**
 * What the SCM configuration of a job says.
 *
 * @param revision its repository, where the branch is known; which commit is built, it does not say
 */
record JobScm(Fact<String> branch, Fact<ChangeRequest> changeRequest, Fact<Revision> revision) {}

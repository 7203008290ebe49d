package io.jenkins.plugins.accessbroker.plugin.facts;

import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.Fact;

/** What the SCM configuration of a job says. */
record JobScm(Fact<String> branch, Fact<ChangeRequest> changeRequest) {}

package io.jenkins.plugins.accessbroker.review.check;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import java.time.Instant;
import java.util.List;

/** One thing that a policy may do and better would not. It is pure: the same policies and time give the same warnings. */
public interface Rule {
    /** The id of its warnings, by which policy files accept them: lower-case letters and inner hyphens. It never changes. */
    String id();

    /** Why it is unwise and what to do instead, in a sentence or two. */
    String explanation();

    /** Its warnings, in any order. */
    List<Warning> check(PolicySet policies, Instant time);
}

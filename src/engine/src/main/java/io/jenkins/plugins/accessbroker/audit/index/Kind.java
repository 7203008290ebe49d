package io.jenkins.plugins.accessbroker.audit.index;

import java.util.Locale;

/** What events can be found by. The names are stored: a change needs another {@link EventIndex#FORM}. */
public enum Kind {
    /** The grant's full name. */
    GRANT(true),
    /** The job's full name. */
    JOB(true),
    /** The build as messages name it: {@code folder/job #7}. */
    BUILD(true),
    /**
     * A user behind the build: one who started, replayed or restarted it, or proposed the change. Of policies, one who
     * changed or approved them.
     */
    USER(true),
    /** An agent of the build, by name. */
    AGENT(true),
    /** A coding agent with a hand in the build, by its id. */
    CODING_AGENT(true),
    /** The team that owns the grant. */
    OWNER(true),
    /** The grant's issuer. */
    ISSUER(true),
    /** An AWS role that the grant gives. */
    ROLE(true),
    /** A repository that the grant gives access to, or that was given. */
    REPOSITORY(true),
    /** The public id of an issued credential, or the id of a guarded one. */
    CREDENTIAL(true),
    /** The id of a lease. */
    LEASE(true),
    /** The digest of a version of the policies. */
    POLICIES(true),
    /** What was decided: {@code permitted} or {@code denied}. */
    DECISION(false),
    /** A condition that did not hold. */
    CONDITION(false),
    /** The type of the event. */
    TYPE(false);

    private final boolean ofLease;

    Kind(boolean ofLease) {
        this.ofLease = ofLease;
    }

    /** Whether all events of a lease are found by what one of them has. */
    boolean ofLease() {
        return ofLease;
    }

    /** The kind as options and columns name it: {@code coding-agent}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.jenkins.plugins.accessbroker.policy;

/** What a policy does about the use of the credentials that it guards. */
public enum Mode {
    /** A use that no grant permits is stopped. */
    ENFORCE,
    /** Every use goes on; one that no grant permits is recorded as what would have been stopped. */
    OBSERVE
}

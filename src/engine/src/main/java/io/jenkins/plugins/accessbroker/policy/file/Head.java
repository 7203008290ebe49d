package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.Mode;
import io.jenkins.plugins.accessbroker.policy.Owner;

/**
 * What all parts of a policy take from its head.
 *
 * @param policy the policy's name
 * @param owner who answers for it
 * @param mode what it does about the use of credentials that it guards
 */
record Head(String policy, Owner owner, Mode mode) {
    /** Stands in for a name or an owner that could not be read, so that the rest can; what is made of it is not used. */
    static final Head UNREADABLE = new Head("unreadable", new Owner("", "", ""), Mode.ENFORCE);
}

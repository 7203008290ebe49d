package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.Mode;

/**
 * What all parts of a policy take from its head. Where a name or an owner could not be read, something stands in for it so
 * that the rest can; what is made of it is not used.
 *
 * @param policy the policy's name
 * @param owner who answers for it
 * @param mode what it does about the use of credentials that it guards
 */
record Head(String policy, Owners owner, Mode mode) {}

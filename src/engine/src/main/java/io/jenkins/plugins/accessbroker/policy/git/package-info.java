/** Policies from a branch of a Git repository, by JGit. */
package io.jenkins.plugins.accessbroker.policy.git;

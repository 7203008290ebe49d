/** Policies from Git repositories, by JGit: of revisions of one on this machine, and of a branch of one elsewhere. */
package io.jenkins.plugins.accessbroker.policy.git;

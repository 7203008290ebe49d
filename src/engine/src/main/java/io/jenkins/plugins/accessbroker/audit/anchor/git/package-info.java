/** Anchors that are branches of Git repositories, by JGit. */
package io.jenkins.plugins.accessbroker.audit.anchor.git;

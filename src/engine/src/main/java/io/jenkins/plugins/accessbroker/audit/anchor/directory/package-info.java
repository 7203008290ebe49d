/** Anchors that are directories: of another machine, on a mount, or of another user. */
package io.jenkins.plugins.accessbroker.audit.anchor.directory;

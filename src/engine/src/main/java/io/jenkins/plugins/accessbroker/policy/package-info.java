/** Policies: who owns them, which grants they hold, to whom, for how long; immutable, and checked when made. */
package io.jenkins.plugins.accessbroker.policy;

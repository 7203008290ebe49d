/** Leases as builds hold them: asked for, kept in the build's state, masked in its log, and ended with it. */
package io.jenkins.plugins.accessbroker.plugin.lease;

/** Who could get at something, and who did, between two moments: {@code audit who}. */
package io.jenkins.plugins.accessbroker.cli.audit.who;

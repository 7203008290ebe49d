/** The commands that read audit logs: {@code audit verify} and {@code audit show}. */
package io.jenkins.plugins.accessbroker.cli.audit;

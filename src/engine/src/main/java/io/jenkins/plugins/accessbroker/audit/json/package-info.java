/** Audit events as JSON, and the audit log that keeps them as entries of a tamper-evident store. */
package io.jenkins.plugins.accessbroker.audit.json;

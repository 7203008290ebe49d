/** Audit events as events of the Open Cybersecurity Schema Framework, which security tools take in. */
package io.jenkins.plugins.accessbroker.audit.ocsf;

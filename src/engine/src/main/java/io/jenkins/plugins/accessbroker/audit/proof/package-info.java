/** Proofs that what a checkpoint speaks of has an entry in it, or all of an older checkpoint: RFC 6962, section 2.1. */
package io.jenkins.plugins.accessbroker.audit.proof;

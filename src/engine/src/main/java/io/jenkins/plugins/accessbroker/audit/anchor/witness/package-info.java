/**
 * Anchors that are witnesses: <a href="https://c2sp.org/tlog-witness">c2sp.org/tlog-witness</a>, with Ed25519 signatures of
 * <a href="https://c2sp.org/tlog-cosignature">c2sp.org/tlog-cosignature</a>.
 */
package io.jenkins.plugins.accessbroker.audit.anchor.witness;

/**
 * The append-only, tamper-evident store of the audit log's entries.
 *
 * <p>An entry is opaque here: 1 to 65,535 bytes. Entries are the leaves of an RFC 6962 Merkle tree, kept in the
 * entry bundles of C2SP <a href="https://c2sp.org/tlog-tiles">tlog-tiles</a>; what the log holds is stated by a
 * C2SP <a href="https://c2sp.org/tlog-checkpoint">checkpoint</a>, signed as a C2SP
 * <a href="https://c2sp.org/signed-note">note</a>. The bytes on disk are described in {@code docs/audit-format.md}.
 *
 * <p>The package needs the JDK only.
 */
package io.jenkins.plugins.accessbroker.audit.log;

/**
 * Signatures as OpenSSH makes them with {@code ssh-keygen -Y sign}, and the list of those whose signatures count: the formats of
 * OpenSSH's {@code PROTOCOL.sshsig} and of {@code ALLOWED SIGNERS} in ssh-keygen(1).
 */
package io.jenkins.plugins.accessbroker.approval.ssh;

package io.jenkins.plugins.accessbroker.approval.ssh;

/** A key or a signature is not of a form that counts. The message says what is wrong and what to do. */
final class SshFault extends Exception {
    private static final long serialVersionUID = 1L;

    SshFault(String message) {
        super(message);
    }
}

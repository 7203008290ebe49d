package io.jenkins.plugins.accessbroker.approval.ssh;

/** A key that may also be kept on a security key. */
interface CurveKey extends KeyKind {
    /** Checks the signature's own bytes, without what surrounds them. */
    void checkValue(byte[] value, byte[] text) throws SshFault;
}

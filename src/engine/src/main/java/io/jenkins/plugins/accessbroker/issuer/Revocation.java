package io.jenkins.plugins.accessbroker.issuer;

/** What came of ending a credential before its time. */
public sealed interface Revocation {

    /** It no longer works. */
    record Revoked(String requestId) implements Revocation {}

    /** The issuer has no way to end it; it ends by itself when it expires. */
    record CannotRevoke(String why) implements Revocation {}
}

package io.jenkins.plugins.accessbroker.issuer;

/** What an issuer can meet at the other side, and what it makes of it. */
public enum Trouble {
    /** It asks to slow down. */
    THROTTLED(IssuerFault.Reason.THROTTLED, true),
    /** It has a fault of its own. */
    BROKEN(IssuerFault.Reason.UNREACHABLE, true),
    /** The connection ends without an answer. */
    CUT_OFF(IssuerFault.Reason.UNREACHABLE, true),
    /** It says no. */
    REFUSED(IssuerFault.Reason.REFUSED, false),
    /** What it answers cannot be read. */
    GARBLED(IssuerFault.Reason.MALFORMED, false),
    /** What it answers lacks the secret. */
    INCOMPLETE(IssuerFault.Reason.MALFORMED, false),
    /** It answers with what somebody else is to have. */
    FOREIGN(IssuerFault.Reason.MISMATCH, false),
    /** It answers with what is no longer good. */
    OVER(IssuerFault.Reason.MISMATCH, false);

    private final IssuerFault.Reason reason;
    private final boolean repeated;

    Trouble(IssuerFault.Reason reason, boolean repeated) {
        this.reason = reason;
        this.repeated = repeated;
    }

    IssuerFault.Reason reason() {
        return reason;
    }

    boolean isRepeated() {
        return repeated;
    }
}

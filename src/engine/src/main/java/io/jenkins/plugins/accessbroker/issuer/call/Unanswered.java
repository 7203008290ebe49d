package io.jenkins.plugins.accessbroker.issuer.call;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault.Reason;
import io.jenkins.plugins.accessbroker.issuer.call.Failure.Repeat;
import java.net.URI;
import java.security.cert.CertificateException;
import java.util.Objects;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * What it means that no answer came, in the words that issuers share. No word of an exception goes any further: it may
 * repeat what was sent or answered.
 *
 * @param whom who is asked, such as {@code sts}
 * @param address where
 * @param setting the issuer's setting that leads there, such as {@code endpoint}
 */
public record Unanswered(String whom, URI address, String setting) {
    public Unanswered {
        Objects.requireNonNull(whom);
        Objects.requireNonNull(address);
        Objects.requireNonNull(setting);
    }

    /** Whether an exception is one of a kind, or comes from one. */
    public static boolean caused(Throwable exception, Class<? extends Throwable> kind) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an exception means that the other side did not prove who it is. */
    public static boolean isUnproven(Throwable exception) {
        return caused(exception, CertificateException.class) || caused(exception, SSLPeerUnverifiedException.class);
    }

    /** The place as messages name it. */
    public String host() {
        return "`" + address.getAuthority() + "`";
    }

    /** Who is asked, and where, as messages begin. */
    public String who() {
        return whom + " at " + host();
    }

    /** What to do where something else than the other side seems to answer. */
    public String checkProxy() {
        return "ask the administrator to check the proxy in between and `" + setting + "` in the issuer's settings";
    }

    /** The attempt, or all of them, took too long. */
    public Failure timeout() {
        return Failure.unanswered(
                Reason.TIMEOUT, who() + " gave no whole answer in time", checkNetwork(), Repeat.ALWAYS);
    }

    /** No connection, or one that broke off. */
    public Failure unreachable() {
        return Failure.unanswered(
                Reason.UNREACHABLE, who() + " could not be reached, or broke off", checkNetwork(), Repeat.ALWAYS);
    }

    /** An answer of more bytes than are taken. */
    public Failure tooLarge(int most) {
        return Failure.unanswered(
                Reason.MALFORMED,
                who() + " answered more than " + most + " bytes, which is no answer of " + whom,
                checkProxy(),
                Repeat.NEVER);
    }

    /** The other side did not prove who it is. */
    public Failure unproven() {
        return Failure.unanswered(
                Reason.CONFIGURATION,
                "what answers at " + host() + " does not prove to be that host: its certificate is not accepted",
                "ask the administrator to check the certificates that the controller trusts, and the proxy in between",
                Repeat.NEVER);
    }

    private static String checkNetwork() {
        return "run the step again later, and ask the administrator to check the network between the controller and"
                + " this host";
    }
}

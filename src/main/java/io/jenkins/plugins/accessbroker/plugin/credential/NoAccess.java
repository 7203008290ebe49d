package io.jenkins.plugins.accessbroker.plugin.credential;

import com.cloudbees.plugins.credentials.CredentialsUnavailableException;

/** A grant's credential has no value for whoever reads it. The message says why; it is all that a build's log needs. */
public final class NoAccess extends CredentialsUnavailableException {
    private static final long serialVersionUID = 1L;

    private final String why;

    NoAccess(String why) {
        super("value", why);
        this.why = why;
    }

    @Override
    public String getMessage() {
        return why;
    }

    /** None: it is an answer and no defect, and a build's log has it as one line. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}

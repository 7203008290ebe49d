package io.jenkins.plugins.accessbroker.testkit.sts;

import java.util.Optional;

/** A request that STS refuses, with the error it answers. */
final class StsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final boolean worded;

    private StsException(int status, String code, String message, boolean worded) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.worded = worded;
    }

    static StsException of(int status, String code, String message) {
        return new StsException(status, code, message, true);
    }

    /** An error that STS answers without a message. */
    static StsException unworded(int status, String code) {
        return new StsException(status, code, code, false);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    Optional<String> message() {
        return worded ? Optional.of(getMessage()) : Optional.empty();
    }
}

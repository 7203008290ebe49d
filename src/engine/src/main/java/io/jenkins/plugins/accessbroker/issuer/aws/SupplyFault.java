package io.jenkins.plugins.accessbroker.issuer.aws;

/** A supply has nothing to give. Its message goes on after the name of the place, as in {@code is not there}. */
public final class SupplyFault extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message what is the matter with the place; builds and the audit log show it, so it holds no secret
     */
    public SupplyFault(String message) {
        super(message);
    }
}

package io.jenkins.plugins.accessbroker.issuer;

/**
 * Issues one kind of credential. Safe for use by many threads.
 *
 * <p>Every issuer checks all bounds that it can before it calls anybody, retries only what is safe to repeat, ends
 * within a total deadline, and puts nothing secret into a fault.
 */
public interface Issuer extends AutoCloseable {
    /** The key below {@code issue} in a policy file. */
    String name();

    /**
     * Issues a credential for the order.
     *
     * @throws IssuerFault if there is none; then the caller holds nothing that it would have to end
     */
    Credential issue(Order order) throws IssuerFault;

    /**
     * Ends a credential before its time, where the issuer can.
     *
     * @throws IssuerFault if it could have been ended and was not
     */
    Revocation revoke(Credential credential) throws IssuerFault;

    /** Lets go of connections and threads. What was issued lives on. */
    @Override
    default void close() {}
}

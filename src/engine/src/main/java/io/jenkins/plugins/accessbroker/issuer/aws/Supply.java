package io.jenkins.plugins.accessbroker.issuer.aws;

/**
 * Gives what the broker itself asks STS with. It is asked for each order, by a thread of the issuer's own and within the
 * order's deadline.
 *
 * @param <T> what it gives
 */
@FunctionalInterface
public interface Supply<T> {
    /**
     * What is to be used now.
     *
     * @throws SupplyFault if there is nothing; whatever else is thrown is told without its words
     */
    T get() throws SupplyFault;
}

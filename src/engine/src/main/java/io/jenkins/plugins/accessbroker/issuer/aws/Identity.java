package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import software.amazon.awssdk.services.sts.StsClient;

/** Who the broker itself is when it asks STS. */
interface Identity extends AutoCloseable {
    /**
     * The call that this identity can make now.
     *
     * @throws IssuerFault if the broker has no credentials of its own, or none that can do what is asked
     */
    StsCall call(Wish wish, StsClient client) throws IssuerFault;

    @Override
    void close();

    static Identity of(CredentialSource source) {
        return TokenIdentity.of(source).orElseGet(() -> SigningIdentity.of(source));
    }
}

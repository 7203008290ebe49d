package io.jenkins.plugins.accessbroker.issuer.aws;

import java.time.Duration;

/** One call of STS, signed or with a web identity token. */
@FunctionalInterface
interface StsCall {
    /**
     * Asks once.
     *
     * @param timeout until the answer is whole
     * @throws software.amazon.awssdk.core.exception.SdkException if there is no answer, or an error
     */
    StsAnswer send(Wish wish, Duration timeout);
}

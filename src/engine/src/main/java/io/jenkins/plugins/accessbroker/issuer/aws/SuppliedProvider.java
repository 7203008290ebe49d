package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.Secret;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** A supply as the SDK takes it. It keeps nothing between calls. */
final class SuppliedProvider implements AwsCredentialsProvider {
    private final Supply<AwsKeys> supply;

    SuppliedProvider(Supply<AwsKeys> supply) {
        this.supply = supply;
    }

    /** The supply has nothing; the message is fit to be shown. */
    static final class Missing extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Missing(String message) {
            super(message);
        }
    }

    /**
     * What the supply gives, whatever may go wrong in it.
     *
     * @throws SupplyFault if there is nothing; its message holds nothing of a fault that was not meant to be shown
     */
    static <T> T take(Supply<T> supply) throws SupplyFault {
        T given;
        try {
            given = supply.get();
        } catch (RuntimeException | LinkageError e) {
            throw new SupplyFault("gave none");
        }
        if (given == null) {
            throw new SupplyFault("gave none");
        }
        return given;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        AwsKeys keys;
        try {
            keys = take(supply);
        } catch (SupplyFault e) {
            throw new Missing(e.getMessage());
        }
        String secret = keys.secretAccessKey().reveal();
        return keys.sessionToken()
                .map(Secret::reveal)
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(keys.accessKeyId(), secret, token))
                .orElseGet(() -> AwsBasicCredentials.create(keys.accessKeyId(), secret));
    }
}

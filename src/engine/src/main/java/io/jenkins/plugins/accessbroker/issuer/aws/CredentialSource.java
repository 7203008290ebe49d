package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.Secret;
import java.nio.file.Path;
import java.util.Optional;

/** Where the broker gets the credentials with which it asks STS. */
public sealed interface CredentialSource {
    /** What it is, for messages. */
    String words();

    /** What is wrong with how it is named, if anything is. */
    default Optional<String> problem() {
        return Optional.empty();
    }

    /** Whether it gives a web identity token, which stands in for AWS credentials. */
    default boolean isWebIdentity() {
        return false;
    }

    /** The default chain of the AWS SDK: system properties, environment, files, container, instance. */
    record DefaultChain() implements CredentialSource {
        @Override
        public String words() {
            return "the default chain of the aws sdk";
        }
    }

    /** A profile of the shared AWS files of the account that the controller runs under. */
    record Profile(String name) implements CredentialSource {
        @Override
        public String words() {
            return "profile `" + name + "` of the shared aws files";
        }

        @Override
        public Optional<String> problem() {
            return AwsRules.profile(name);
        }
    }

    /** Profile {@code default} of a file in the form of {@code ~/.aws/credentials}; read again when it changes. */
    record CredentialsFile(Path path) implements CredentialSource {
        @Override
        public String words() {
            return "profile `default` of credentials file `" + path + "`";
        }

        @Override
        public Optional<String> problem() {
            return AwsRules.path("file", path.toString());
        }
    }

    /** A web identity token in a file, read for each call: with it STS is asked without any AWS credentials. */
    record WebIdentityTokenFile(Path path) implements CredentialSource {
        @Override
        public String words() {
            return "web identity token file `" + path + "`";
        }

        @Override
        public Optional<String> problem() {
            return AwsRules.path("webIdentityTokenFile", path.toString());
        }

        @Override
        public boolean isWebIdentity() {
            return true;
        }
    }

    /**
     * AWS credentials that the program around the broker gives for each order.
     *
     * @param words what the place is, for messages, such as {@code credential `x` of Jenkins}
     */
    record SuppliedKeys(String words, Supply<AwsKeys> keys) implements CredentialSource {}

    /**
     * A web identity token that the program around the broker gives for each order.
     *
     * @param words what the place is, for messages
     */
    record SuppliedToken(String words, Supply<Secret> token) implements CredentialSource {
        @Override
        public boolean isWebIdentity() {
            return true;
        }
    }
}

package io.jenkins.plugins.accessbroker.issuer.aws;

import java.nio.file.Path;

/** Where the broker gets the credentials with which it asks STS. */
sealed interface CredentialSource {
    /** What it is, for messages. */
    String words();

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
    }

    /** Profile {@code default} of a file in the form of {@code ~/.aws/credentials}; read again when it changes. */
    record CredentialsFile(Path path) implements CredentialSource {
        @Override
        public String words() {
            return "profile `default` of credentials file `" + path + "`";
        }
    }

    /** A web identity token in a file, read for each call: with it STS is asked without any AWS credentials. */
    record WebIdentityTokenFile(Path path) implements CredentialSource {
        @Override
        public String words() {
            return "web identity token file `" + path + "`";
        }
    }
}

package io.jenkins.plugins.accessbroker.plugin.credential;

import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.BasicSessionCredentials;
import hudson.util.Secret;
import io.jenkins.plugins.accessbroker.plugin.lease.HeldLease;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The three parts of a session of AWS. */
record AwsSession(String keyId, Secret key, Secret token) implements Serializable {
    /** The variables that AWS tools read them from. */
    static final String KEY_ID = "AWS_ACCESS_KEY_ID";

    static final String KEY = "AWS_SECRET_ACCESS_KEY";
    static final String TOKEN = "AWS_SESSION_TOKEN";
    static final List<String> NAMES = List.of(KEY_ID, KEY, TOKEN);

    static AwsSession of(HeldLease lease) {
        Map<String, String> values = lease.values();
        return new AwsSession(
                values.get(KEY_ID), Secret.fromString(values.get(KEY)), Secret.fromString(values.get(TOKEN)));
    }

    /** For version 2 of the SDK. */
    AwsCredentials current() {
        return AwsSessionCredentials.create(keyId, key.getPlainText(), token.getPlainText());
    }

    /** For version 1 of the SDK. */
    AWSCredentials old() {
        return new BasicSessionCredentials(keyId, key.getPlainText(), token.getPlainText());
    }

    @Override
    public String toString() {
        return "session " + keyId;
    }
}

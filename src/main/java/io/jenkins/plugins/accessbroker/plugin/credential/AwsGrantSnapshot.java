package io.jenkins.plugins.accessbroker.plugin.credential;

import com.amazonaws.auth.AWSCredentials;
import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.jenkins.plugins.awscredentials.BaseAmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.CredentialsDescriptor;
import com.cloudbees.plugins.credentials.CredentialsSnapshotTaker;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.variant.OptionalExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** The value of a grant of AWS, cut off from the grant: it works until the session ends, and can ask for nothing. */
public final class AwsGrantSnapshot extends BaseAmazonWebServicesCredentials {
    private static final long serialVersionUID = 1L;

    private final AwsSession session;

    AwsGrantSnapshot(AwsGrantCredential credential, AwsSession session) {
        super(credential.getScope(), credential.getId(), credential.getDescription());
        this.session = session;
    }

    @Override
    public String getDisplayName() {
        return getId();
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return session.current();
    }

    @Override
    public AwsCredentials resolveCredentials(String mfaToken) {
        return session.current();
    }

    @Override
    @Deprecated
    public AWSCredentials getCredentials() {
        return session.old();
    }

    @Override
    @Deprecated
    public AWSCredentials getCredentials(String mfaToken) {
        return session.old();
    }

    @Override
    @Deprecated
    public void refresh() {}

    @Override
    public CredentialsDescriptor getDescriptor() {
        return (CredentialsDescriptor) Jenkins.get().getDescriptorOrDie(AwsGrantCredential.class);
    }

    @Override
    public String toString() {
        return "snapshot of grant " + getId();
    }

    /** Takes it, which reads the value. AWS credentials of other kinds stay as they are. */
    @OptionalExtension(requirePlugins = "aws-credentials")
    public static final class Taker extends CredentialsSnapshotTaker<AmazonWebServicesCredentials> {
        @Override
        public Class<AmazonWebServicesCredentials> type() {
            return AmazonWebServicesCredentials.class;
        }

        @Override
        public AmazonWebServicesCredentials snapshot(AmazonWebServicesCredentials credentials) {
            return credentials instanceof AwsGrantCredential grant ? grant.snapshot() : credentials;
        }
    }
}

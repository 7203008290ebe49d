package io.jenkins.plugins.accessbroker.plugin.credential;

import com.amazonaws.auth.AWSCredentials;
import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.policy.Grant;
import java.util.SortedMap;
import org.jenkinsci.plugins.variant.OptionalExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** A grant of AWS as a credential: a session of the grant's role, once a build reads it. */
public final class AwsGrantCredential extends GrantCredential implements AmazonWebServicesCredentials {
    private static final long serialVersionUID = 1L;

    AwsGrantCredential(Grant grant) {
        super(grant);
    }

    private AwsGrantCredential(AwsGrantCredential shown, Run<?, ?> build) {
        super(shown, build);
    }

    @Override
    public AwsGrantCredential forRun(Run<?, ?> context) {
        return new AwsGrantCredential(this, context);
    }

    @Override
    AwsGrantSnapshot snapshot() {
        return new AwsGrantSnapshot(this, session());
    }

    /** Every variable that the grant gives, by its usual name. */
    SortedMap<String, String> variables() {
        return read().values();
    }

    private AwsSession session() {
        return AwsSession.of(read());
    }

    @Override
    public String getDisplayName() {
        return getId();
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return session().current();
    }

    /** Refused: a session of a grant is asked for with the build's facts, and a device adds nothing to them. */
    @Override
    public AwsCredentials resolveCredentials(String mfaToken) {
        throw noMfa();
    }

    @Override
    @Deprecated
    public AWSCredentials getCredentials() {
        return session().old();
    }

    @Override
    @Deprecated
    public AWSCredentials getCredentials(String mfaToken) {
        throw noMfa();
    }

    private NoAccess noMfa() {
        return new NoAccess("no access: `" + getId() + "` is a grant, which takes no MFA token: leave the token out");
    }

    @Override
    @Deprecated
    public void refresh() {}

    /** Of no store: nobody can make one. */
    @OptionalExtension(requirePlugins = "aws-credentials")
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.AwsGrantCredential_displayName();
        }

        @Override
        public boolean isApplicable(CredentialsProvider provider) {
            return provider instanceof GrantCredentialsProvider;
        }
    }
}

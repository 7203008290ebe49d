package io.jenkins.plugins.accessbroker.plugin.credential;

import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentialsBinding;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.pipeline.modeldefinition.model.CredentialsBindingHandler;
import org.jenkinsci.plugins.variant.OptionalExtension;

/**
 * {@code environment { AWS = credentials('payments/deploy-prod') }} of Declarative Pipelines: the variables that AWS tools
 * read, as for any AWS credential, and the same under the name on the left.
 */
@OptionalExtension(
        requirePlugins = {"aws-credentials", "pipeline-model-extensions"},
        ordinal = 1000)
public final class AwsGrantInEnvironment extends CredentialsBindingHandler<AwsGrantCredential> {
    @Override
    public Class<? extends StandardCredentials> type() {
        return AwsGrantCredential.class;
    }

    @Override
    public List<Map<String, Object>> getWithCredentialsParameters(String credentialsId) {
        return List.of(
                Map.of("$class", AmazonWebServicesCredentialsBinding.class.getName(), "credentialsId", credentialsId),
                Map.of(
                        "$class",
                        AwsGrantBinding.class.getName(),
                        "variable",
                        new EnvVarResolver(),
                        "credentialsId",
                        credentialsId));
    }
}

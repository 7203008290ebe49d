package io.jenkins.plugins.accessbroker.plugin.credential;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.credentialsbinding.impl.StringBinding;
import org.jenkinsci.plugins.credentialsbinding.impl.UsernamePasswordMultiBinding;
import org.jenkinsci.plugins.pipeline.modeldefinition.model.CredentialsBindingHandler;
import org.jenkinsci.plugins.variant.OptionalExtension;

/**
 * {@code environment { GH_TOKEN = credentials('payments/read-source') }} of Declarative Pipelines: the token under the name on
 * the left, and with {@code _USR} and {@code _PSW} what git signs in with.
 */
@OptionalExtension(requirePlugins = "pipeline-model-extensions", ordinal = 1000)
public final class GitHubGrantInEnvironment extends CredentialsBindingHandler<GitHubGrantCredential> {
    @Override
    public Class<? extends StandardCredentials> type() {
        return GitHubGrantCredential.class;
    }

    @Override
    public List<Map<String, Object>> getWithCredentialsParameters(String credentialsId) {
        return List.of(
                Map.of(
                        "$class",
                        StringBinding.class.getName(),
                        "variable",
                        new EnvVarResolver(),
                        "credentialsId",
                        credentialsId),
                Map.of(
                        "$class",
                        UsernamePasswordMultiBinding.class.getName(),
                        "usernameVariable",
                        new EnvVarResolver("%s_USR"),
                        "passwordVariable",
                        new EnvVarResolver("%s_PSW"),
                        "credentialsId",
                        credentialsId));
    }
}

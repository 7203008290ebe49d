package io.jenkins.plugins.accessbroker.cli.exec;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.git.GitConfig;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The environment of a command that is run: that of this process, without any credential of its own, and with the one
 * that was issued.
 *
 * <p>What is taken out are the variables by which the tools of AWS, git and those of GitHub find credentials ahead of, or
 * in place of, what is issued, and those that may hold what the issuer itself signs in with. Settings of git that stand in
 * the environment stay, and those of the credential come after them.
 */
final class ChildEnvironment {
    private static final Set<String> CREDENTIALS = Set.of(
            "AWS_ACCESS_KEY",
            "AWS_ACCESS_KEY_ID",
            "AWS_BEARER_TOKEN_BEDROCK",
            "AWS_CREDENTIAL_EXPIRATION",
            "AWS_CREDENTIAL_FILE",
            "AWS_CREDENTIAL_PROFILES_FILE",
            "AWS_DEFAULT_PROFILE",
            "AWS_PROFILE",
            "AWS_ROLE_ARN",
            "AWS_ROLE_SESSION_NAME",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SECRET_KEY",
            "AWS_SECURITY_TOKEN",
            "AWS_SESSION_EXPIRATION",
            "AWS_SESSION_TOKEN",
            "AWS_SHARED_CREDENTIALS_FILE",
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            "GH_ENTERPRISE_TOKEN",
            "GH_TOKEN",
            "GITHUB_ENTERPRISE_TOKEN",
            "GITHUB_TOKEN",
            "GIT_ASKPASS");

    /** The variables that name the endpoint of container credentials and the token for it. */
    private static final String CONTAINER = "AWS_CONTAINER_";

    private ChildEnvironment() {}

    /** Makes an environment, which starts as this process's own, that of the command. */
    static void apply(Map<String, String> environment, Credential credential) {
        environment.keySet().removeIf(ChildEnvironment::isCredential);
        environment.putAll(GitConfig.over(environment, credential.variables()));
        credential.secrets().forEach((name, secret) -> environment.put(name, secret.reveal()));
    }

    /** Whether the variable names or holds a credential, in any case of letters. */
    private static boolean isCredential(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return CREDENTIALS.contains(upper) || upper.startsWith(CONTAINER);
    }
}

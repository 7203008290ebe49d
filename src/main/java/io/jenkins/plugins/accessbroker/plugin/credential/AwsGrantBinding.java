package io.jenkins.plugins.accessbroker.plugin.credential;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.credentialsbinding.BindingDescriptor;
import org.jenkinsci.plugins.credentialsbinding.MultiBinding;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * Sets the variables of a grant of AWS under names that begin with a word of the author's, so that a block can have
 * several: {@code DEPLOY_ACCESS_KEY_ID}, {@code DEPLOY_SECRET_ACCESS_KEY}, {@code DEPLOY_SESSION_TOKEN}.
 */
public final class AwsGrantBinding extends MultiBinding<AwsGrantCredential> {
    private static final String USUAL = "AWS";

    private final String variable;

    /** The word is what stands in place of {@code AWS}, which it is if it is blank. */
    @DataBoundConstructor
    public AwsGrantBinding(String variable, String credentialsId) {
        super(credentialsId);
        this.variable = variable == null || variable.isBlank() ? USUAL : variable.strip();
    }

    public String getVariable() {
        return variable;
    }

    @Override
    protected Class<AwsGrantCredential> type() {
        return AwsGrantCredential.class;
    }

    @Override
    public MultiEnvironment bind(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException {
        Map<String, String> secret = new TreeMap<>();
        Map<String, String> plain = new TreeMap<>();
        getCredentials(build)
                .variables()
                .forEach(
                        (usual, value) -> (AwsSession.NAMES.contains(usual) ? secret : plain).put(named(usual), value));
        return new MultiEnvironment(secret, plain);
    }

    @Override
    public Set<String> variables(Run<?, ?> build) {
        Set<String> names = new TreeSet<>();
        AwsSession.NAMES.forEach(usual -> names.add(named(usual)));
        return names;
    }

    private String named(String usual) {
        return variable + usual.substring(USUAL.length());
    }

    /** {@code awsGrant}. */
    @OptionalExtension(requirePlugins = "aws-credentials")
    @Symbol("awsGrant")
    public static final class DescriptorImpl extends BindingDescriptor<AwsGrantCredential> {
        @Override
        protected Class<AwsGrantCredential> type() {
            return AwsGrantCredential.class;
        }

        @Override
        public String getDisplayName() {
            return Messages.AwsGrantBinding_displayName();
        }

        @Override
        public boolean requiresWorkspace() {
            return false;
        }
    }
}

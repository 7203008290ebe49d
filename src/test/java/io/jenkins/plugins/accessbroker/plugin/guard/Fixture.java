package io.jenkins.plugins.accessbroker.plugin.guard;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.jenkins.plugins.sshcredentials.impl.BasicSSHUserPrivateKey;
import com.cloudbees.jenkins.plugins.sshcredentials.impl.BasicSSHUserPrivateKey.DirectEntryPrivateKeySource;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.HostnameSpecification;
import com.cloudbees.plugins.credentials.impl.CertificateCredentialsImpl;
import com.cloudbees.plugins.credentials.impl.CertificateCredentialsImpl.UploadedKeyStoreSource;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.ModelObject;
import hudson.util.Secret;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jenkins.branch.BranchSource;
import jenkins.model.Jenkins;
import jenkins.plugins.git.GitSCMSource;
import jenkins.plugins.git.GitSampleRepoRule;
import jenkins.plugins.git.traits.BranchDiscoveryTrait;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.jvnet.hudson.test.JenkinsRule;

/** Policies that guard credentials, those credentials, and what the audit log says of their use. */
final class Fixture {
    static final String ANYWHERE = "agents: {builtIn: allow}";
    static final String NOWHERE = "branches: [never]\n      agents: {builtIn: allow}";
    static final String KEY = "deploy-key";

    private Fixture() {}

    /** A policy that enforces, with a grant for the credential under a condition. */
    static String enforce(String credential, String conditions) {
        return policy("enforcing", "enforce", credential, conditions);
    }

    /** A policy that only observes. */
    static String observe(String credential, String conditions) {
        return policy("observing", "observe", credential, conditions);
    }

    private static String policy(String name, String mode, String credential, String conditions) {
        return """
                policy: %s
                mode: %s
                owner: {team: The Team, business: boss@example.com, technical: "#team"}
                grants:
                  legacy:
                    purpose: Old key
                    expires: 2999-01-01
                    to:
                      jobs: ["**"]
                      %s
                    issue: {credential: %s}
                """.formatted(name, mode, conditions, credential);
    }

    static void userPassword(ModelObject where, String id) throws Exception {
        add(where, new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, id, "", "deployer", "pass-of-" + id));
    }

    static void string(String id) throws Exception {
        add(
                Jenkins.get(),
                new StringCredentialsImpl(CredentialsScope.GLOBAL, id, "", Secret.fromString("text-of-" + id)));
    }

    static void aws(String id) throws Exception {
        add(Jenkins.get(), new AWSCredentialsImpl(CredentialsScope.GLOBAL, id, "AKIAOFTHETEST", "secret-of-" + id, ""));
    }

    /** In a domain of its own, for one host. */
    static void inDomain(String id) throws Exception {
        Domain domain = new Domain("internal", "", List.of(new HostnameSpecification("git.example.com", null)));
        CredentialsProvider.lookupStores(Jenkins.get())
                .iterator()
                .next()
                .addDomain(
                        domain,
                        new UsernamePasswordCredentialsImpl(
                                CredentialsScope.GLOBAL, id, "", "deployer", "pass-of-" + id));
    }

    static void file(String id) throws Exception {
        SecretBytes content = SecretBytes.fromBytes(("file-of-" + id).getBytes(StandardCharsets.UTF_8));
        add(Jenkins.get(), new FileCredentialsImpl(CredentialsScope.GLOBAL, id, "", "key.txt", content));
    }

    /** An archive of one file. */
    static void zip(String id) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("key.txt"));
            zip.write(("zip-of-" + id).getBytes(StandardCharsets.UTF_8));
        }
        SecretBytes content = SecretBytes.fromBytes(bytes.toByteArray());
        add(Jenkins.get(), new FileCredentialsImpl(CredentialsScope.GLOBAL, id, "", "key.zip", content));
    }

    static void ssh(String id) throws Exception {
        add(
                Jenkins.get(),
                new BasicSSHUserPrivateKey(
                        CredentialsScope.GLOBAL, id, "git", new DirectEntryPrivateKeySource("key-of-" + id), "", ""));
    }

    /** A key store with nothing in it. */
    static void certificate(String id) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, "changeit".toCharArray());
        UploadedKeyStoreSource source = new UploadedKeyStoreSource(null, SecretBytes.fromBytes(bytes.toByteArray()));
        add(Jenkins.get(), new CertificateCredentialsImpl(CredentialsScope.GLOBAL, id, "", "changeit", source));
    }

    private static void add(ModelObject where, Credentials credentials) throws Exception {
        CredentialsProvider.lookupStores(where).iterator().next().addCredentials(Domain.global(), credentials);
    }

    /** A multibranch project `app` that signs in to a repository with {@link #KEY}, after its scan and first builds. */
    static WorkflowMultiBranchProject scanned(JenkinsRule j, GitSampleRepoRule repo) throws Exception {
        WorkflowMultiBranchProject app = j.createProject(WorkflowMultiBranchProject.class, "app");
        GitSCMSource source = new GitSCMSource(repo.toString());
        source.setCredentialsId(KEY);
        source.setTraits(List.of(new BranchDiscoveryTrait()));
        app.getSourcesList().add(new BranchSource(source));
        app.scheduleBuild2(0).getFuture().get();
        j.waitUntilNoActivity();
        return app;
    }

    /** Each event with its type, who used the credential, and which: {@code denied withCredentials deploy-key}. */
    static List<String> uses(Cloud cloud) {
        return cloud.audited().stream().map(Fixture::use).toList();
    }

    private static String use(String entry) {
        return field(entry, "type") + " " + field(entry, "by") + " " + field(entry, "credential");
    }

    private static String field(String entry, String name) {
        Matcher field = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(entry);
        return field.find() ? field.group(1) : "?";
    }
}

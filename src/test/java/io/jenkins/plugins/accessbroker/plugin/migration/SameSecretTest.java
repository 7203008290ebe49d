package io.jenkins.plugins.accessbroker.plugin.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.jenkins.plugins.sshcredentials.impl.BasicSSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.HostnameSpecification;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.util.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** One secret under two ids, and one id in two places. */
@WithJenkins
class SameSecretTest {
    private static final String KEY = "-----BEGIN KEY-----\nof the test é\n-----END KEY-----";

    @Test
    void the_same_secret_is_found_under_another_id_whatever_the_type(JenkinsRule j) throws Exception {
        Keys.string(j.jenkins, "text", "shared");
        Keys.aws("aws", "shared");
        Keys.add(j.jenkins, new UsernamePasswordCredentialsImpl(CredentialsScope.SYSTEM, "login", "", "u", "shared"));
        Folder folder = j.createProject(Folder.class, "team");
        Keys.string(folder, "second", "shared");
        Keys.string(j.jenkins, "alone", "not shared");
        String jenkins = Keys.of("text").where();
        assertThat(Keys.of("text").sameSecret())
                .containsExactly("aws in " + jenkins, "login in " + jenkins, "second in folder team");
        assertThat(Keys.of("second").sameSecret()).hasSize(3).contains("text in " + jenkins);
        assertThat(Keys.of("alone").sameSecret()).isEmpty();
    }

    @Test
    void keys_and_files_are_compared_without_the_space_around_them(JenkinsRule j) throws Exception {
        Keys.add(
                j.jenkins,
                new BasicSSHUserPrivateKey(
                        CredentialsScope.GLOBAL,
                        "ssh",
                        "git",
                        new BasicSSHUserPrivateKey.DirectEntryPrivateKeySource(KEY + "\n"),
                        null,
                        ""));
        Keys.add(
                j.jenkins,
                new FileCredentialsImpl(
                        CredentialsScope.GLOBAL,
                        "file",
                        "",
                        "id_rsa",
                        SecretBytes.fromBytes(KEY.getBytes(StandardCharsets.UTF_8))));
        Keys.string(j.jenkins, "text", KEY);
        assertThat(Keys.of("ssh").sameSecret()).hasSize(2);
        assertThat(Keys.of("file").sameSecret()).hasSize(2);
    }

    @Test
    void empty_secrets_are_not_alike_and_marks_show_nothing(JenkinsRule j) throws Exception {
        Keys.string(j.jenkins, "one", "");
        Keys.string(j.jenkins, "two", "  ");
        assertThat(Keys.of("one").sameSecret()).isEmpty();
        Keys.string(j.jenkins, "three", "shared");
        assertThat(SecretMarks.of((IdCredentials) Keys.find("three")))
                .singleElement()
                .asString()
                .matches("[0-9a-f]{64}");
    }

    /** A credential whose getter would ask another machine. */
    public static final class Remote extends BaseStandardCredentials {
        private static final long serialVersionUID = 1L;

        private final Secret appKey = Secret.fromString("shared");

        Remote() {
            super(CredentialsScope.GLOBAL, "remote", "");
        }

        public Secret getPassword() {
            throw new AssertionError("it was asked");
        }
    }

    @Test
    void secrets_of_a_type_that_nobody_foresaw_are_read_and_nothing_of_it_is_called(JenkinsRule j) {
        assertThat(SecretMarks.of(new Remote())).hasSize(1);
    }

    @Test
    void the_same_id_in_a_folder_and_in_a_domain_is_told(JenkinsRule j) throws Exception {
        Keys.string(j.jenkins, "twin", "one");
        Keys.string(j.createProject(Folder.class, "team"), "twin", "two");
        Keys.store(j.jenkins)
                .addDomain(
                        new Domain("internal", "", List.of(new HostnameSpecification("git.example.com", null))),
                        new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "twin", "", "u", "three"));
        List<StaticCredential> twins = Report.of("twin").credentials();
        assertThat(twins).hasSize(3).allSatisfy(twin -> assertThat(twin.twins()).hasSize(2));
        assertThat(twins)
                .extracting(StaticCredential::where)
                .anySatisfy(where -> assertThat(where).isEqualTo("folder team"))
                .anySatisfy(where -> assertThat(where).endsWith(", domain internal"));
    }
}

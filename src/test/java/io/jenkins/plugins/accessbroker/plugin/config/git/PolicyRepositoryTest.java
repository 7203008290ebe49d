package io.jenkins.plugins.accessbroker.plugin.config.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.config.AccessBrokerConfiguration;
import io.jenkins.plugins.accessbroker.plugin.config.GivenReview;
import io.jenkins.plugins.accessbroker.plugin.config.PolicyRepository;
import io.jenkins.plugins.accessbroker.plugin.config.PolicySnapshot;
import io.jenkins.plugins.accessbroker.plugin.config.PolicyWatch;
import io.jenkins.plugins.accessbroker.plugin.config.ReviewRefused;
import io.jenkins.plugins.accessbroker.plugin.config.SamplePolicies;
import io.jenkins.plugins.accessbroker.plugin.config.WaitingVersion;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.testkit.git.ServedRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Policies from a real repository, over HTTP. */
@WithJenkins
class PolicyRepositoryTest {
    private static final PersonIdent ANA = new PersonIdent("Ana", "ana@example.com");
    private static final PersonIdent BOB = new PersonIdent("Bob", "bob@example.com");

    @TempDir
    private Path folder;

    private ServedRepository repository;

    @BeforeEach
    void serve() {
        repository = ServedRepository.start(folder);
        commit(ANA, "deploy");
    }

    @AfterEach
    void stop() {
        repository.close();
    }

    @Test
    void its_policies_are_in_force_with_their_commit_and_stay_while_it_cannot_be_reached(JenkinsRule j)
            throws Exception {
        set("", "", "");
        PolicyVersion version = AccessBroker.get().policies().version();
        assertThat(version.commit().orElseThrow().id())
                .isEqualTo(repository.head("main").orElseThrow());
        assertThat(isInForce("deploy")).isTrue();
        assertThat(log(j)).contains("\"type\":\"policies-loaded\"", repository.url() + " branch main");

        repository.close();
        PolicySnapshot now = PolicyWatch.policies().reloadNow();

        assertThat(now.problems()).singleElement().asString().contains("cannot fetch from " + repository.url());
        assertThat(isInForce("deploy")).isTrue();
    }

    @Test
    void it_is_read_with_a_credential_of_jenkins(JenkinsRule j) throws Exception {
        repository.demand("reader", "not-a-real-token");
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(
                        CredentialsScope.SYSTEM, "reader", "", "reader", "not-a-real-token"));
        set("", "", "");
        assertThat(PolicyWatch.policies().snapshot().problems())
                .singleElement()
                .asString()
                .doesNotContain("not-a-real-token");
        assertThat(isInForce("deploy")).isFalse();

        set("reader", "", "");

        assertThat(isInForce("deploy")).isTrue();
        assertThat(repository.authorizations())
                .containsOnly("Basic "
                        + Base64.getEncoder()
                                .encodeToString("reader:not-a-real-token".getBytes(StandardCharsets.UTF_8)));
        set("another", "", "");
        assertThat(PolicyWatch.policies().snapshot().problems())
                .singleElement()
                .asString()
                .contains("credential `another` of Jenkins, with which policies are fetched, is not there");
        assertThat(isInForce("deploy")).isTrue();
    }

    @Test
    void an_author_of_the_change_does_not_approve_it(JenkinsRule j) throws Exception {
        Path approval = Files.writeString(
                folder.resolve("approval.yaml"),
                "approvers: 1\njenkinsUsers: {ana: ana@example.com, bob: BOB@example.com}\n");
        set("", approval.toString(), "");
        assertThat(isInForce("deploy")).isFalse();
        WaitingVersion first = waiting();
        assertThat(first.authors().identities()).as("nothing is in force yet").isEmpty();
        review("ana", first);
        assertThat(isInForce("deploy")).isTrue();
        commit(BOB, "release");
        PolicyWatch.policies().reloadNow();
        WaitingVersion second = waiting();
        assertThat(second.authors().identities().orElseThrow()).containsExactly("bob@example.com");

        ReviewRefused refused = catchThrowableOfType(ReviewRefused.class, () -> review("bob", second));

        assertThat(refused).hasMessage("`BOB@example.com` is an author of the change: somebody else has to approve it");
        assertThat(isInForce("release")).isFalse();
        review("ana", second);
        assertThat(isInForce("release")).isTrue();
        PolicyVersion version = AccessBroker.get().policies().version();
        assertThat(version.approval().orElseThrow().approvers()).containsExactly("ana@example.com");
        assertThat(log(j)).contains("\"authors\":[\"bob@example.com\"]");
    }

    @Test
    void policies_keep_to_the_boundaries(JenkinsRule j) throws Exception {
        Path boundaries = Files.createDirectory(folder.resolve("boundaries"));
        Files.writeString(boundaries.resolve("all.yaml"), """
                boundary: all
                owner: {team: Security, business: security@example.com, technical: security@example.com}
                covers: {policies: [payments]}
                to: {jobs: [payments/*]}
                issue: {aws: {roles: ["**"], ttl: 12h}}
                """);
        set("", "", boundaries.toString());

        assertThat(isInForce("deploy")).isFalse();
        assertThat(PolicyWatch.policies().snapshot().problems())
                .anyMatch(problem -> problem.toString().startsWith("payments.yaml:"));
    }

    @Test
    void a_rewritten_history_is_refused_until_somebody_names_its_commit(JenkinsRule j) throws Exception {
        set("", "", "");
        repository.reset("main", repository.commit("other", BOB, Map.of("payments.yaml", policy("evil"))));
        assertThat(PolicyWatch.policies().reloadNow().problems())
                .singleElement()
                .asString()
                .contains("was rewritten");
        assertThat(isInForce("evil")).isFalse();

        PolicyRepository taken = repository("");
        taken.setRewritten(repository.head("main").orElseThrow());
        AccessBrokerConfiguration.get().setPolicyRepository(taken);
        AccessBrokerConfiguration.get().save();

        assertThat(isInForce("evil")).isTrue();
    }

    @Test
    void what_cannot_be_read_is_told_with_the_field(JenkinsRule j) {
        for (String url :
                new String[] {"", "file:///etc", "https://ana:secret@example.com/x.git", "ssh://git@host/x"}) {
            AccessBrokerConfiguration.get().setPolicyRepository(new PolicyRepository(url));
            assertThatThrownBy(AccessBrokerConfiguration.get()::save)
                    .hasMessageStartingWith("`policyRepository`: ")
                    .hasMessageNotContaining("secret");
        }
        PolicyRepository often = repository("");
        often.setMinutes(0);
        AccessBrokerConfiguration.get().setPolicyRepository(often);
        assertThatThrownBy(AccessBrokerConfiguration.get()::save)
                .hasMessage("`policyRepository`: `minutes`: expected a number from 1 to 1440, found `0`");
    }

    private void review(String user, WaitingVersion version) throws ReviewRefused {
        PolicyWatch.policies()
                .review(new GivenReview(
                        user,
                        String.CASE_INSENSITIVE_ORDER,
                        version.digest(),
                        PolicyWatch.policies().snapshot().set().version().digest(),
                        Optional.empty()));
    }

    private static WaitingVersion waiting() {
        return PolicyWatch.policies().snapshot().waiting().orElseThrow();
    }

    private PolicyRepository repository(String credential) {
        PolicyRepository configured = new PolicyRepository(repository.url());
        configured.setCredentialsId(credential);
        return configured;
    }

    private void set(String credential, String approval, String boundaries) {
        AccessBrokerConfiguration configuration = AccessBrokerConfiguration.get();
        configuration.setPolicyRepository(repository(credential));
        configuration.setApprovalFile(approval);
        configuration.setBoundaryDirectory(boundaries);
        configuration.save();
    }

    private void commit(PersonIdent author, String grant) {
        repository.commit("main", author, Map.of("payments.yaml", policy(grant)));
    }

    private static String policy(String grant) {
        return SamplePolicies.policy("payments", grant);
    }

    private static boolean isInForce(String grant) {
        return AccessBroker.get()
                .policies()
                .grant(new GrantName("payments", grant))
                .isPresent();
    }

    private static String log(JenkinsRule j) throws Exception {
        return Files.readString(
                j.jenkins.getRootDir().toPath().resolve("access-broker/audit/tile/entries/000"),
                StandardCharsets.ISO_8859_1);
    }
}

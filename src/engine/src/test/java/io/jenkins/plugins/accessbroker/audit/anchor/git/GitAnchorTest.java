package io.jenkins.plugins.accessbroker.audit.anchor.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.accessbroker.audit.anchor.Anchor;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorContract;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorMemory;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorState;
import io.jenkins.plugins.accessbroker.audit.anchor.KeptName;
import io.jenkins.plugins.accessbroker.audit.anchor.Publication;
import io.jenkins.plugins.accessbroker.audit.anchor.TestLog;
import io.jenkins.plugins.accessbroker.policy.git.GitAccess;
import io.jenkins.plugins.accessbroker.policy.git.RemoteBranch;
import io.jenkins.plugins.accessbroker.policy.git.TokenAccess;
import io.jenkins.plugins.accessbroker.testkit.git.ServedRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real HTTP, to a real repository. */
class GitAnchorTest extends AnchorContract {
    private static final String BRANCH = "anchors";
    private static final String TOKEN = "ghs_notARealToken0123456789abcdefghij";
    private static final PersonIdent EVE = new PersonIdent("Eve", "eve@example.com");

    private ServedRepository served;
    private GitAccess access = GitAccess.anonymous();

    @BeforeEach
    void serve() {
        served = ServedRepository.start(folder).takePushes();
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Override
    protected Anchor open(TestLog of) {
        return open("mirror.git");
    }

    private GitAnchor open(String mirror) {
        RemoteBranch branch = new RemoteBranch(served.url(), BRANCH, "jenkins");
        return new GitAnchor(branch, access, folder.resolve(mirror), clock);
    }

    /** The checkpoints of all commits, each once. */
    @Override
    protected List<Long> kept(String origin) throws Exception {
        List<Long> sizes = new ArrayList<>();
        try (Repository repository =
                        FileRepositoryBuilder.create(served.directory().toFile());
                RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(repository.resolve(Constants.R_HEADS + BRANCH)));
            for (RevCommit commit : walk) {
                TreeWalk found = TreeWalk.forPath(repository, path(origin), commit.getTree());
                if (found != null) {
                    byte[] note = repository.open(found.getObjectId(0)).getBytes();
                    sizes.add(Long.parseLong(new String(note, StandardCharsets.UTF_8).split("\n")[1]));
                }
            }
        }
        Collections.reverse(sizes);
        return sizes.stream().distinct().toList();
    }

    private static String path(String origin) {
        return "jenkins/" + KeptName.folder(origin) + "/checkpoint";
    }

    @Override
    protected void fail() {
        served.demand("u", TOKEN);
    }

    @Override
    protected void mend() {
        access = new TokenAccess("u", TOKEN.toCharArray());
    }

    @Test
    void other_files_of_the_branch_stay() throws Exception {
        served.commit(BRANCH, EVE, Map.of("readme.md", "hello", "jenkins/x", "x"));
        String before = served.head(BRANCH).orElseThrow();

        assertThat(publish(log, memory()).alarm()).isEmpty();

        try (Repository repository =
                        FileRepositoryBuilder.create(served.directory().toFile());
                RevWalk walk = new RevWalk(repository)) {
            RevCommit head = walk.parseCommit(repository.resolve(Constants.R_HEADS + BRANCH));
            assertThat(head.getParent(0).name()).isEqualTo(before);
            assertThat(head.getFullMessage()).isEqualTo("jenkins.example.com/audit: 3 entries\n");
            assertThat(TreeWalk.forPath(repository, "readme.md", head.getTree()))
                    .isNotNull();
            assertThat(TreeWalk.forPath(repository, "jenkins/x", head.getTree()))
                    .isNotNull();
        }
    }

    @Test
    void a_long_history_is_not_fetched_and_is_gone_on_from() throws Exception {
        for (int i = 0; i < 5; i++) {
            served.commit(BRANCH, EVE, Map.of("readme.md", "hello " + i));
        }
        assertThat(publish(log, AnchorMemory.none()).alarm()).isEmpty();
        log.append(1, "entry");
        assertThat(publish(log, AnchorMemory.none()).alarm()).isEmpty();

        assertThat(kept(log.log().origin())).containsExactly(3L, 4L);
        assertThat(Files.readString(folder.resolve("mirror.git/shallow"))).isNotBlank();
    }

    @Test
    void a_branch_that_was_rewritten_raises_the_alarm_and_is_not_pushed_to() throws Exception {
        String first = served.commit(BRANCH, EVE, Map.of("readme.md", "hello"));
        publish(log, memory());
        log.append(1, "entry");
        served.reset(BRANCH, first);

        assertAlarm(publish(log, memory()), Reason.LOST);
        assertThat(served.head(BRANCH)).contains(first);
    }

    @Test
    void a_branch_that_was_rewritten_and_has_the_checkpoint_raises_the_alarm() throws Exception {
        publish(log, memory());
        String note = new String(log.log().checkpoint().bytes(), StandardCharsets.UTF_8);
        String forged = served.commit("forged", EVE, Map.of(path(log.log().origin()), note));
        served.reset(BRANCH, forged);

        assertAlarm(publish(log, memory()), Reason.LOST);
    }

    @Test
    void a_branch_that_was_removed_raises_the_alarm_and_is_not_made_again() throws Exception {
        publish(log, AnchorMemory.none());
        Files.delete(served.directory().resolve("refs/heads").resolve(BRANCH));

        assertAlarm(publish(log, AnchorMemory.none()), Reason.LOST);
        assertThat(served.head(BRANCH)).isEmpty();
    }

    @Test
    void somebody_elses_push_in_between_is_not_overwritten() throws Exception {
        publish(log, AnchorMemory.none());
        TestLog other = new TestLog(folder.resolve("other"), "other.example.com/audit").append(1, "x");
        Anchor racing = open("racing.git");
        racing.newest("x");
        log.append(1, "entry");
        publish(log, AnchorMemory.none());
        String head = served.head(BRANCH).orElseThrow();

        assertThat(catchThrowable(
                        () -> racing.publish(new Publication(other.log().checkpoint(), 0, other.log()))))
                .hasMessageContaining("at the same time");
        assertThat(served.head(BRANCH)).contains(head);
    }

    @Test
    void something_else_in_the_place_of_the_checkpoint_raises_the_alarm() throws Exception {
        served.link(BRANCH, EVE, path(log.log().origin()), "/etc/passwd");

        assertAlarm(publish(log, AnchorMemory.none()), Reason.MALFORMED);
    }

    @Test
    void a_redirection_is_not_followed_and_the_token_is_not_told() throws Exception {
        mend();
        try (ServedRepository elsewhere = ServedRepository.start(Files.createDirectory(folder.resolve("elsewhere")))
                .takePushes()) {
            served.redirectTo(elsewhere.url());

            AnchorState state = publish(log, AnchorMemory.none());

            assertAlarm(state, Reason.UNREACHABLE);
            assertThat(state.alarm().orElseThrow().getMessage()).doesNotContain(TOKEN, elsewhere.url());
            assertThat(elsewhere.authorizations()).isEmpty();
        }
    }

    @Test
    void a_repository_that_takes_no_push_is_told_of() throws Exception {
        served.close();
        served = ServedRepository.start(Files.createDirectory(folder.resolve("readonly")));

        assertThat(publish(log, AnchorMemory.none()).alarm()).isPresent();
        assertThat(folder.resolve("readonly/served.git/refs/heads")).isEmptyDirectory();
    }
}

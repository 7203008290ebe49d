package io.jenkins.plugins.accessbroker.issuer.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom git gives the secret, asked of the git and the shells of this machine. */
class GitAccessTest {
    private static final String SECRET = "ghs_0123456789abcdefghij";
    private static final URI WEB = URI.create("https://github.com");

    /** So many that git is told of their account alone. */
    private static final int MANY = 400;

    @TempDir
    Path folder;

    private RealGit git;

    @BeforeEach
    void start() throws Exception {
        git = new RealGit(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/acme/payments",
                "https://github.com/acme/payments.git",
                "https://github.com/acme/payments/",
                "https://github.com/acme/payments.git/info/lfs/objects/batch",
                "https://github.com:443/acme/payments",
                "https://GitHub.com/acme/payments",
                "https://github.com./acme/payments",
                "https://somebody@github.com/acme/payments",
                "https://github.com/acme/p%61yments"
            })
    void a_repository_that_is_granted_has_it(String url) throws Exception {
        assertThat(answer(few(), url)).contains("username=x-access-token\n", "password=" + SECRET + "\n");
        assertThat(answer(many(), url)).contains("username=x-access-token\n", "password=" + SECRET + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://github.com/acme/payments",
                "https://github.com:8443/acme/payments",
                "https://github.com.evil.example/acme/payments",
                "https://evil.example/acme/payments",
                "https://evil.example/github.com/acme/payments",
                "https://github.com@evil.example/acme/payments",
                "https://evil.example?@github.com/acme/payments",
                "https://evil.example#@github.com/acme/payments",
                "https://gist.github.com/acme/payments",
                "https://github.com",
                "https://github.com/acme",
                "https://github.com/acme/",
                "https://github.com/acme/secret",
                "https://github.com/acme/payments-lib",
                "https://github.com/acme/payments.wiki.git",
                "https://github.com/acme/payments.git.git",
                "https://github.com/acme/Payments",
                "https://github.com/Acme/payments",
                "https://github.com/acme//payments",
                "https://github.com/acme/*",
                "https://github.com/other/payments",
                "https://github.com/acme/payments/../secret",
                "https://github.com/acme/payments/../secret.git",
                "https://github.com/acme/payments.git/../secret.git",
                "https://github.com/acme/payments/%2e%2e/secret",
                "https://github.com/acme/payments/..%2fsecret",
                "https://github.com/acme/payments%2f..%2fsecret",
                "https://github.com/acme/payments/./../secret",
                "https://github.com/acme/payments/x/../../secret",
                "https://github.com/acme/secret/../payments",
                "https://github.com/acme/payments/..",
                "https://github.com/acme/payments/../../other/payments"
            })
    void nothing_else_has_it(String url) throws Exception {
        assertThat(answer(few(), url)).doesNotContain(SECRET);
        assertThat(answer(many(), url)).doesNotContain(SECRET);
    }

    /** Git runs its helpers with {@code sh}: dash on Debian, bash in Git for Windows and on other systems, busybox on Alpine. */
    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash", "bash --posix", "bash -eu", "busybox sh"})
    void every_shell_gives_the_same_answer(String shell) throws Exception {
        List<String> words = List.of(shell.split(" "));
        assumeThat(Stream.of("/bin/", "/usr/bin/"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, words.get(0))));
        assertThat(ask(words, "get", "protocol=https\nhost=github.com\npath=acme/payments.git\n\n"))
                .isEqualTo(new RealGit.Result(0, "username=x-access-token\npassword=" + SECRET + "\n"));
        RealGit.Result nothing = new RealGit.Result(0, "");
        assertThat(ask(words, "get", "protocol=https\nhost=github.com\npath=acme/secret\n\n"))
                .isEqualTo(nothing);
        assertThat(ask(words, "get", "protocol=https\nhost=github.com\npath=acme/payments/../secret\n\n"))
                .isEqualTo(nothing);
        assertThat(ask(words, "get", "protocol=https\nhost=github.com\n\n")).isEqualTo(nothing);
        assertThat(ask(words, "store", "path=acme/payments\npassword=x\n\n")).isEqualTo(nothing);
        assertThat(ask(words, "erase", "path=acme/payments\n\n")).isEqualTo(nothing);
    }

    /** As git composes it of a setting that begins with an exclamation mark: the rest, a space and what to do. */
    private RealGit.Result ask(List<String> shell, String what, String request) throws Exception {
        String setting = few().variables().get("GIT_CONFIG_PARAMETERS");
        int start = setting.indexOf("helper=!") + "helper=!".length();
        String helper = setting.substring(start, setting.indexOf('\'', start));
        List<String> command = Stream.concat(shell.stream(), Stream.of("-c", helper + " " + what))
                .toList();
        return run(few(), command, request);
    }

    private String answer(GitAccess access, String url) throws Exception {
        return run(access, List.of("git", "credential", "fill"), "url=" + url + "\n\n")
                .text();
    }

    private RealGit.Result run(GitAccess access, List<String> command, String request) throws Exception {
        Path file = Files.writeString(folder.resolve("ask.txt"), request);
        ProcessBuilder process = git.process(command).redirectInput(file.toFile());
        process.environment().putAll(access.variables());
        process.environment().put("TOKEN_1", SECRET);
        return git.run(process);
    }

    private static GitAccess few() {
        return new GitAccess(WEB, List.of("acme/payments"), "x-access-token", "TOKEN_1");
    }

    private static GitAccess many() {
        List<String> paths = Stream.concat(
                        Stream.of("acme/payments"), IntStream.range(0, MANY).mapToObj(i -> "acme/repository-" + i))
                .toList();
        GitAccess access = new GitAccess(WEB, paths, "x-access-token", "TOKEN_1");
        assertThat(access.variables())
                .extractingByKey("GIT_CONFIG_PARAMETERS")
                .asString()
                .contains("'credential.https://github.com/acme.helper=");
        return access;
    }
}

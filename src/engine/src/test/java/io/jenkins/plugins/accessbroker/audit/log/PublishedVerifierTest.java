package io.jenkins.plugins.accessbroker.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.accessbroker.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier that the page about the format prints, in Python and OpenSSL, agrees with ours. */
class PublishedVerifierTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(python|sh)\\n(.*?)^```");

    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void lay() throws IOException {
        assumeTrue(
                onPath("python3") && onPath("openssl"), "python3 or openssl is not there to run the page's verifier");
        String page = Files.readString(Cases.testdata("../docs/audit-format.md"));
        for (MatchResult block : BLOCK.matcher(page).results().toList()) {
            Files.writeString(folder.resolve("verify." + block.group(1)), block.group(2));
        }
        log = folder.resolve("log");
        copy(Cases.testdata("audit-logs/three-entries/log"), log);
    }

    @Test
    void believes_a_sound_log() throws Exception {
        assertThat(run("python3", "verify.python", "log")).isZero();
        assertThat(run("sh", "verify.sh")).isZero();
    }

    @Test
    void finds_a_changed_entry() throws Exception {
        flip(log.resolve("tile/entries/000"), 3);

        assertThat(run("python3", "verify.python", "log")).isNotZero();
    }

    @Test
    void finds_a_changed_signature() throws Exception {
        assertThat(run("python3", "verify.python", "log")).isZero();
        flip(folder.resolve("signature"), 7);

        assertThat(run("sh", "verify.sh")).isNotZero();
    }

    private int run(String... command) throws Exception {
        String key = Files.readString(log.resolve("key.pub")).strip();
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        process.environment().putAll(Map.of("KEY", key.split("\\+", 3)[2]));
        return process.start().waitFor();
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}

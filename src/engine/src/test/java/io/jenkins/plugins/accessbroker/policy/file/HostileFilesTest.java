package io.jenkins.plugins.accessbroker.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to harm: each gives an error and nothing else, and costs memory in proportion to the bound on files. */
class HostileFilesTest {
    /** Bytes that reading a file of at most a mebibyte may allocate, garbage included. */
    private static final long ALLOWED = 256L << 20;

    /** Bytes that seeing that a file is too large may allocate. */
    private static final long ALLOWED_UNREAD = 8L << 20;

    private static final String HEAD = "policy: p\nowner: {team: T, business: b@e.com, technical: t@e.com}\n";

    @TempDir
    Path directory;

    @Test
    void a_value_of_100_megabytes_is_not_read() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
            file.write("policy: \"".getBytes(StandardCharsets.UTF_8));
            file.setLength(100L << 20);
        }
        assertOneProblem(
                "policy.yaml:1:1: the file has more than the 1048576 bytes allowed: split it into several files",
                ALLOWED_UNREAD);
    }

    @Test
    void a_value_of_a_megabyte_is_too_long() throws IOException {
        write(HEAD + "grants: " + "x".repeat((1 << 20) - 200));
        assertOneProblem("policy.yaml:3:9: this value has 1048376 characters, more than the 16384 allowed: shorten it");
        write(HEAD + "grants: \"" + "x ".repeat((1 << 19) - 200) + "\"");
        assertOneProblem("policy.yaml:3:9: this value has 1048176 characters, more than the 16384 allowed: shorten it");
        write(HEAD + "grants: \"" + "\\x41".repeat((1 << 18) - 200) + "\"");
        assertOneProblem("policy.yaml:3:9: this value has 261944 characters, more than the 16384 allowed: shorten it");
    }

    @Test
    void brackets_nested_100_000_deep_are_refused() throws IOException {
        write("a: " + "[".repeat(100_000));
        assertOneProblem("policy.yaml:1:35: this is nested deeper than the 32 levels allowed: flatten it");
        write("a: " + "[".repeat(100_000) + "]".repeat(100_000));
        assertOneProblem("policy.yaml:1:35: this is nested deeper than the 32 levels allowed: flatten it");
        write("a: " + "{a: ".repeat(100_000));
        assertOneProblem("policy.yaml:1:128: this is nested deeper than the 32 levels allowed: flatten it");
    }

    @Test
    void lists_and_keys_nested_100_000_deep_are_refused() throws IOException {
        write("- ".repeat(100_000));
        assertOneProblem("policy.yaml:1:65: this is nested deeper than the 32 levels allowed: flatten it");
        write("? ".repeat(100_000));
        assertOneProblem("policy.yaml:1:65: this is nested deeper than the 32 levels allowed: flatten it");
        StringBuilder stairs = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            stairs.append(" ".repeat(i)).append("a:\n");
        }
        write(stairs.toString());
        assertOneProblem("policy.yaml:33:33: this is nested deeper than the 32 levels allowed: flatten it");
    }

    @Test
    void an_alias_bomb_is_refused_and_never_grows() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 20; i++) {
            bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(8) + "x]\n");
        }
        write(bomb.toString());
        LoadedPolicies loaded = load();
        assertThat(loaded.policies()).isEmpty();
        assertThat(loaded.problems()).hasSize(101);
        assertThat(Lines.of(loaded)).startsWith("policy.yaml:1:5: `&` starts a YAML anchor here");
    }

    @Test
    void a_nul_is_a_control_character() throws IOException {
        write(HEAD + "grants: \0{}\n");
        assertOneProblem("policy.yaml:3:9: the character U+0000 is a control character: remove it");
    }

    @Test
    void invalid_utf_8_is_told() throws IOException {
        Files.write(file(), new byte[] {'a', ':', ' ', (byte) 0xC3, '\n'});
        assertOneProblem("policy.yaml:1:4: the byte 0xC3 is not UTF-8 here: save the file as UTF-8");
    }

    @Test
    void text_that_reads_otherwise_than_it_is_shown_is_told() throws IOException {
        write(HEAD + "# only for builds of main \u202E } \u2066 denied\n");
        assertOneProblem(
                "policy.yaml:3:27: the character U+202E is a mark that changes the order in which text is shown:"
                        + " remove it");
    }

    @Test
    void a_great_many_keys_are_refused() throws IOException {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < 120_000; i++) {
            keys.append("k").append(i).append(":\n");
        }
        write(keys.toString());
        assertOneProblem("policy.yaml:50000:8: the file has more than the 100000 values allowed: split it into several"
                + " files");
    }

    @Test
    void keys_of_one_hash_are_not_slower() throws IOException {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < 1 << 14; i++) {
            for (int bit = 0; bit < 14; bit++) {
                keys.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            keys.append(":\n");
        }
        write(keys.toString());
        assertThat(load().problems()).hasSize(101);
    }

    @Test
    void very_many_simple_tokens_on_one_line_are_refused() throws IOException {
        write("a: [" + "a,".repeat(300_000));
        assertOneProblem("policy.yaml:1:199999: the file has more than the 100000 values allowed: split it into several"
                + " files");
        write("a: " + "]".repeat(500_000));
        assertOneProblem("policy.yaml:1:4: a value is missing before this: add it, or remove what is too much");
    }

    private void assertOneProblem(String line) {
        assertOneProblem(line, ALLOWED);
    }

    private void assertOneProblem(String line, long allowedBytes) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        LoadedPolicies loaded = load();
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(loaded.policies()).isEmpty();
        assertThat(Lines.of(loaded)).isEqualTo(line + "\n");
        assertThat(allocated).isLessThan(allowedBytes);
    }

    private LoadedPolicies load() {
        return PolicyDirectory.load(directory, FakeIssuers.all());
    }

    private Path file() {
        return directory.resolve("policy.yaml");
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
    }
}

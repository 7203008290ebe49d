package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.accessbroker.Cases;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The operating system refuses calls of a real process that appends from many threads, by {@code strace -e inject}. The
 * process stops by itself, or goes on; what it was answered is there. In the profile {@code full}.
 */
class SystemCallFaultTest {
    /** Which call of its kind, in each thread, fails: that reaches over a log's first opening. */
    private static final int CALLS = Cases.count(0) == 0 ? 0 : Integer.getInteger("accessbroker.calls", 16);

    /** Enough for more than one file of entries. */
    private static final int ENOUGH = 400;

    private record Refused(String calls, String error) {
        String at(int n) {
            return "inject=" + calls + ":error=" + error + ":when=" + n;
        }
    }

    @TempDir
    private Path temporary;

    @TestFactory
    Stream<DynamicTest> survives_or_stops_whatever_the_system_refuses() throws Exception {
        assumeTrue(CALLS > 0, "only in the profile full");
        assumeTrue(straceWorks(), "strace is not there, or may not trace");
        return Stream.of(
                        new Refused("fsync", "EIO"),
                        new Refused("pwrite64", "ENOSPC"),
                        new Refused("pwrite64", "EROFS"),
                        new Refused("rename,renameat,renameat2", "EIO"),
                        new Refused("mkdir,mkdirat", "ENOSPC"))
                .flatMap(refused -> Stream.of("", "+")
                        .map(then -> DynamicTest.dynamicTest(refused + then, () -> each(refused, then))));
    }

    private static boolean straceWorks() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-qq", "-o", "/dev/null", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void each(Refused refused, String then) throws Exception {
        boolean met = false;
        for (int n = 1; n <= CALLS; n++) {
            String[] injected = {"-e", "trace=" + refused.calls(), "-e", refused.at(n) + then};
            String name = refused.calls() + refused.error() + then + n;
            met |= meets(temporary.resolve(name + " new"), injected);
            Path existing = temporary.resolve(name + " existing");
            FileLog.open(existing, ORIGIN).close();
            met |= meets(existing, injected);
        }
        assertThat(met).isTrue();
    }

    /** Whether the process stopped by itself; a second one that nothing is refused goes on in any case. */
    private static boolean meets(Path directory, String... injected) throws Exception {
        Answers answers = new Answers();
        List<String> strace = Stream.concat(
                        Stream.of("strace", "-f", "-qq", "--seccomp-bpf", "-o", "/dev/null"), Stream.of(injected))
                .toList();
        boolean stopped = run(Appender.start(directory, strace), answers);
        if (answers.count() > 0) {
            answers.verify(directory);
        }
        assertThat(run(Appender.start(directory), answers)).isFalse();
        FileLog.open(directory, ORIGIN).close();
        assertThat(answers.verify(directory).findings()).isEmpty();
        return stopped;
    }

    private static boolean run(Process process, Answers answers) throws Exception {
        boolean stopped = false;
        try (BufferedReader lines = process.inputReader()) {
            int read = 0;
            for (String line = lines.readLine(); line != null && read < ENOUGH; line = lines.readLine()) {
                read++;
                if (line.matches("[0-9]+")) {
                    answers.add(line);
                } else if (!line.equals("open")) {
                    assertThat(line).matches(".*(cannot|takes no more entries).*");
                    stopped = true;
                }
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        return stopped;
    }
}

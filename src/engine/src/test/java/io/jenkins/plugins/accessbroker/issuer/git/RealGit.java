package io.jenkins.plugins.accessbroker.issuer.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The git of this machine, with a home and a working directory of its own and no settings of the machine. */
public final class RealGit {
    private final Path folder;
    private final Path home;
    private final Path work;

    /** What a process ended with, and all that it wrote. */
    public record Result(int code, String text) {}

    /** Skips the test where there is no git. Home and working directory are made below the folder. */
    public RealGit(Path folder) throws IOException {
        assumeThat(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)))
                .as("git is on the path")
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "git")));
        this.folder = folder;
        this.home = Files.createDirectory(folder.resolve("home"));
        this.work = Files.createDirectory(folder.resolve("work"));
    }

    public Path home() {
        return home;
    }

    public Path work() {
        return work;
    }

    /** Runs git with what a credential puts into its environment. */
    public Result git(Credential credential, String... arguments) throws Exception {
        return run(process(
                credential,
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toList()));
    }

    /** A process with what a credential puts into its environment. */
    public ProcessBuilder process(Credential credential, List<String> command) {
        ProcessBuilder process = process(command);
        apply(process.environment(), credential);
        return process;
    }

    /** A process whose environment tells git nothing. */
    public ProcessBuilder process(List<String> command) {
        ProcessBuilder process = new ProcessBuilder(command).directory(work.toFile());
        Map<String, String> environment = process.environment();
        environment
                .keySet()
                .removeIf(name ->
                        name.startsWith("GIT_") || name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        environment.putAll(Map.of("HOME", home.toString(), "GIT_CONFIG_NOSYSTEM", "1", "GIT_TERMINAL_PROMPT", "0"));
        environment.put("LC_ALL", "C");
        return process;
    }

    /** Puts a credential over an environment, as a block does. */
    public static void apply(Map<String, String> environment, Credential credential) {
        environment.putAll(GitConfig.over(environment, credential.variables()));
        credential.secrets().forEach((name, secret) -> environment.put(name, secret.reveal()));
    }

    /** What a process ends with. */
    public Result run(ProcessBuilder process) throws Exception {
        Path out = Files.createTempFile(folder, "out", ".txt");
        try {
            Process started = process.redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            assertThat(started.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Result(started.exitValue(), Files.readString(out));
        } finally {
            Files.delete(out);
        }
    }
}

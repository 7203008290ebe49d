package io.jenkins.plugins.accessbroker.approval.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The {@code ssh-keygen} of this machine, run in a folder. Tests with it are skipped where there is none. */
public final class Keygen {
    private final Path folder;

    public Keygen(Path folder) {
        this.folder = folder;
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "ssh-keygen"))),
                "this machine has no ssh-keygen");
    }

    /** Makes a key pair; gives the line of its {@code .pub} file. */
    public String key(String name, String... options) throws Exception {
        List<String> args = new ArrayList<>(List.of("-q", "-N", "", "-C", name, "-f", name));
        args.addAll(List.of(options));
        assertThat(run(null, args)).isZero();
        return Files.readString(folder.resolve(name + ".pub")).strip();
    }

    /** Signs a text with a key; gives the signature file's bytes. */
    public byte[] sign(String key, String namespace, byte[] text, String... options) throws Exception {
        Path file = Files.write(folder.resolve("text"), text);
        Files.deleteIfExists(folder.resolve("text.sig"));
        List<String> args = new ArrayList<>(List.of("-q", "-Y", "sign", "-n", namespace, "-f", key));
        args.addAll(List.of(options));
        args.add(file.toString());
        assertThat(run(null, args)).isZero();
        return Files.readAllBytes(folder.resolve("text.sig"));
    }

    /** Whether it takes a signature for one of a listed person. */
    public boolean verifies(String signers, String name, String namespace, byte[] signature, byte[] text)
            throws Exception {
        Files.writeString(folder.resolve("signers"), signers);
        Files.write(folder.resolve("given.sig"), signature);
        Path input = Files.write(folder.resolve("text"), text);
        return run(input, List.of("-Y", "verify", "-f", "signers", "-I", name, "-n", namespace, "-s", "given.sig"))
                == 0;
    }

    private int run(Path input, List<String> args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ssh-keygen"));
        command.addAll(args);
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keygen.out").toFile());
        if (input != null) {
            process.redirectInput(input.toFile());
        }
        Process started = process.start();
        assertThat(started.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return started.exitValue();
    }
}

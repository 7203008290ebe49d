package io.jenkins.plugins.accessbroker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Approvers with keys of this machine's {@code ssh-keygen}, who sign the policies of a folder. */
public final class Approvers {
    private final Path folder;

    /** Ana, Bob and Eve, of whom the folder's {@code approval.yaml} takes two. */
    public Approvers(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        StringBuilder signers = new StringBuilder();
        for (String name : List.of("ana", "bob", "eve")) {
            keygen("-q", "-t", "ed25519", "-N", "", "-C", name, "-f", name);
            signers.append(name).append("@example.com ").append(Files.readString(folder.resolve(name + ".pub")));
        }
        Files.writeString(folder.resolve("allowed-signers"), signers);
        Files.writeString(folder.resolve("approval.yaml"), "approvers: 2\nallowedSigners: allowed-signers\n");
    }

    /** A test that needs {@code ssh-keygen} is skipped where there is none. */
    public static void assumeKeygen() {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "ssh-keygen"))),
                "this machine has no ssh-keygen");
    }

    /** Puts their signatures of a manifest into {@code policies/approvals}. */
    public void sign(String manifest, String... names) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("manifest"), manifest);
        Files.createDirectories(folder.resolve("policies/approvals"));
        for (String name : names) {
            Files.deleteIfExists(folder.resolve("manifest.sig"));
            keygen("-q", "-Y", "sign", "-n", "access-broker-policy@jenkins.io", "-f", name, "manifest");
            Files.move(
                    folder.resolve("manifest.sig"),
                    folder.resolve("policies/approvals/" + name + ".sig"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void keygen(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ssh-keygen"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keygen.out").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}

package io.jenkins.plugins.accessbroker.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.accessbroker.policy.file.PolicyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ana and Bob with keys of this machine's {@code ssh-keygen}, an approval file that takes both, and their signatures. */
final class Keys {
    private final Path folder;

    Keys(Path folder) throws IOException, InterruptedException {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "ssh-keygen"))),
                "this machine has no ssh-keygen");
        this.folder = Files.createDirectories(folder);
        StringBuilder signers = new StringBuilder();
        for (String name : List.of("ana", "bob")) {
            run("-q", "-t", "ed25519", "-N", "", "-C", name, "-f", name);
            signers.append(name).append("@example.com ").append(Files.readString(folder.resolve(name + ".pub")));
        }
        Files.writeString(folder.resolve("allowed-signers"), signers);
        Files.writeString(approval(), "approvers: 2\nallowedSigners: allowed-signers\n");
    }

    Path approval() {
        return folder.resolve("approval.yaml");
    }

    /** Both sign the policies as they are. */
    void sign(Path policies) throws IOException, InterruptedException {
        sign(policies, "ana", "bob");
    }

    /** Some sign them. */
    void sign(Path policies, String... names) throws IOException, InterruptedException {
        Files.write(
                folder.resolve("manifest"), PolicyFiles.in(policies).manifest().bytes());
        Files.createDirectories(policies.resolve("approvals"));
        for (String name : names) {
            Files.deleteIfExists(folder.resolve("manifest.sig"));
            run("-q", "-Y", "sign", "-n", "access-broker-policy@jenkins.io", "-f", name, "manifest");
            Files.move(
                    folder.resolve("manifest.sig"),
                    policies.resolve("approvals/" + name + ".sig"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void run(String... args) throws IOException, InterruptedException {
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

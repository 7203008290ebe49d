package io.jenkins.plugins.accessbroker.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The git repository of the sample service: branches {@code main} and {@code experiment} with one Jenkinsfile. */
final class Repository {
    private final Path directory;

    private Repository(Path directory) {
        this.directory = directory;
    }

    /** Makes a directory of files a repository, if it is none yet. */
    static void make(Path directory) throws IOException, InterruptedException {
        if (!Files.exists(directory.resolve(".git"))) {
            new Repository(directory).make();
        }
    }

    private void make() throws IOException, InterruptedException {
        git("init", "--quiet");
        git("symbolic-ref", "HEAD", "refs/heads/main");
        git("add", "--all");
        git("commit", "--quiet", "--message", "Deploy the payments service");
        git("branch", "experiment");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of("-c", "user.name=Ana Silva", "-c", "user.email=ana.silva@example.com"));
        command.addAll(List.of("-c", "commit.gpgSign=false", "-c", "core.hooksPath=/dev/null"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (git.waitFor() != 0) {
            throw new IOException("cannot make the sample repository in `" + directory + "`: " + said.strip());
        }
    }
}

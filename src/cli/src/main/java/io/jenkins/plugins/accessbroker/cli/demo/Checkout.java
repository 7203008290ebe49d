package io.jenkins.plugins.accessbroker.cli.demo;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.git.GitConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A build that uses the credential which it was given, through the git of this machine. */
final class Checkout {
    private static final long PATIENCE_SECONDS = 60;

    private final URI web;
    private final Credential credential;
    private final Path folder;

    Checkout(URI web, Credential credential, Path folder) {
        this.web = web;
        this.credential = credential;
        this.folder = folder;
    }

    /** Whether this machine has git. */
    static boolean isPossible() {
        try {
            new ProcessBuilder("git", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Clones a repository: nothing if that works, otherwise the last line of what git says. */
    Optional<String> refusal(String repository, String target) throws IOException, InterruptedException {
        Path out = folder.resolve(target + ".txt");
        ProcessBuilder clone = new ProcessBuilder(
                        List.of("git", "clone", "--quiet", web + "/" + repository + ".git", target))
                .directory(Files.createDirectories(folder).toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        apply(clone.environment());
        Process process = clone.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return Optional.of("git did not end");
        }
        List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        String last = lines.isEmpty() ? "git said nothing" : lines.get(lines.size() - 1);
        return process.exitValue() == 0 ? Optional.empty() : Optional.of(last);
    }

    /** The repositories of the credential. */
    List<String> repositories() {
        return List.of(credential.scope().getOrDefault("repositories", "").split(", "));
    }

    /** The emulator is on this machine, and the demo is nobody's own: no proxy, no settings, no names asked for. */
    private void apply(Map<String, String> environment) {
        environment
                .keySet()
                .removeIf(name ->
                        name.startsWith("GIT_") || name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("HOME", folder.toString());
        environment.put("LC_ALL", "C");
        environment.putAll(GitConfig.over(environment, credential.variables()));
        credential.secrets().forEach((name, secret) -> environment.put(name, secret.reveal()));
    }
}

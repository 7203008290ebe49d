package io.jenkins.plugins.accessbroker.cli;

import io.jenkins.plugins.accessbroker.testkit.sts.Role;
import io.jenkins.plugins.accessbroker.testkit.sts.StsEmulator;
import io.jenkins.plugins.accessbroker.testkit.sts.Trust;
import io.jenkins.plugins.accessbroker.testkit.sts.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged program, run as a process in a folder with policies, a request and issuers that ask an emulator. */
final class Jar implements AutoCloseable {
    static final Path PATH = Path.of(System.getProperty("accessbroker.jar"));
    static final Path TESTDATA = Path.of(System.getProperty("accessbroker.testdata"));
    static final String BASE_SECRET = "base/secret/of/the/broker/itself";

    private static final User BROKER =
            new User("arn:aws:iam::123456789012:user/broker", "AKIABROKERBROKERBROK", BASE_SECRET);
    private static final long PATIENCE_SECONDS = 60;

    final StsEmulator sts;
    final Path folder;
    final Map<String, String> environment = new HashMap<>();

    /** What came of a process. */
    record Result(int code, String out, String err) {}

    Jar(Path folder) throws IOException {
        this.folder = folder;
        Trust trust = Trust.of(BROKER.arn()).allowingTags().allowingSourceIdentity();
        sts = StsEmulator.builder()
                .user(BROKER)
                .role(Role.of("arn:aws:iam::123456789012:role/payments-deploy", trust))
                .start();
        Path policies = Files.createDirectory(folder.resolve("policies"));
        copy("policies/payments.yaml", policies.resolve("payments.yaml"));
        copy("policies/platform.yaml", policies.resolve("platform.yaml"));
        copy("command-line/payments.test.yaml", policies.resolve("payments.test.yaml"));
        Path boundaries = Files.createDirectory(folder.resolve("boundaries"));
        copy("command-line/boundaries/everybody.yaml", boundaries.resolve("everybody.yaml"));
        copy("requests/1-release-on-main.json", folder.resolve("request.json"));
        copy("requests/3-fork-pull-request.json", folder.resolve("denied.json"));
        Files.writeString(
                folder.resolve("issuers.yaml"),
                "issuers:\n  aws: {credentials: default-chain, endpoint: \"" + sts.endpoint() + "\"}\n");
        environment.put("AWS_ACCESS_KEY_ID", BROKER.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", BASE_SECRET);
        environment.put("LC_ALL", "C");
    }

    /** Runs a command to its end. */
    Result run(String... args) throws Exception {
        return finish(start(args));
    }

    /** Runs {@code exec} to its end. */
    Result exec(String... command) throws Exception {
        return finish(startExec(command));
    }

    Process startExec(String... command) throws IOException {
        List<String> args = new ArrayList<>(List.of(
                "exec",
                "--policies",
                "policies",
                "--request",
                "request.json",
                "--issuers",
                "issuers.yaml",
                "--audit",
                "audit",
                "--"));
        args.addAll(List.of(command));
        return start(args.toArray(new String[0]));
    }

    Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(java(), "-jar", PATH.toString()));
        command.addAll(List.of(args));
        return process(command).start();
    }

    /** Starts the git of this machine, without any credential. */
    Process git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return process(command).start();
    }

    /** Runs a line of shell in which {@code access-broker} is the packaged program. */
    Result shell(String line) throws Exception {
        String function = "access-broker() { '" + java() + "' -jar '" + PATH + "' \"$@\"; }\n";
        return finish(process(List.of("bash", "-c", function + line)).start());
    }

    Result finish(Process process) throws Exception {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + Files.readString(err()));
        }
        return new Result(process.exitValue(), Files.readString(out()), Files.readString(err()));
    }

    Path out() {
        return folder.resolve("out.txt");
    }

    Path err() {
        return folder.resolve("err.txt");
    }

    /** All that is in the files below a folder. */
    String everything(String name) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.resolve(name))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        sts.close();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private ProcessBuilder process(List<String> command) {
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out().toFile())
                .redirectError(err().toFile());
        process.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.contains("COLOR"));
        process.environment().putAll(environment);
        return process;
    }

    private static void copy(String from, Path to) throws IOException {
        Files.copy(TESTDATA.resolve(from), to);
    }
}

package io.jenkins.plugins.accessbroker.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.accessbroker.testkit.MutableClock;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AWS command line, where there is one, takes the emulator for the service. */
class AwsCliTest {
    private static final Map<String, String> USER = Map.of(
            "AWS_ACCESS_KEY_ID", World.USER.accessKeyId(), "AWS_SECRET_ACCESS_KEY", World.USER.secretAccessKey());

    @TempDir
    private Path folder;

    private final MutableClock clock = MutableClock.atPresent();
    private StsEmulator sts;

    @BeforeEach
    void open() {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "aws")));
        assumeTrue(there, "the aws command is not on the path, so the emulator was not tried with it");
        sts = StsEmulator.builder()
                .clock(clock)
                .clockSkew(Duration.ofMinutes(30))
                .user(World.USER)
                .role(new Role(
                        World.ROLE.arn(),
                        Trust.of(World.USER.arn())
                                .and(Trust.WebIdentity.of(World.ISSUER, World.AUDIENCE, "*"))
                                .allowingTags(),
                        Duration.ofHours(1)))
                .provider(OidcProvider.of(World.ACCOUNT, World.ISSUER, World.AUDIENCE, World.KEY))
                .start();
    }

    @AfterEach
    void close() {
        if (sts != null) {
            sts.close();
        }
    }

    @Test
    void asksWhoItIs() throws Exception {
        assertThat(aws(USER, "get-caller-identity", "--query", "Arn")).isEqualTo(World.USER.arn());
    }

    @Test
    void assumesARoleAndIsIt() throws Exception {
        String credentials = aws(
                USER,
                "assume-role",
                "--role-arn",
                World.ROLE.arn(),
                "--role-session-name",
                "build-7",
                "--tags",
                "Key=job,Value=payments/deploy",
                "--query",
                "Credentials.[AccessKeyId,SecretAccessKey,SessionToken]");
        assertThat(whoIs(credentials)).isEqualTo("arn:aws:sts::123456789012:assumed-role/deploy/build-7");
        assertThat(sts.requests("AssumeRole").get(0).tags()).containsEntry("job", "payments/deploy");
    }

    @Test
    void exchangesAnIdToken() throws Exception {
        String credentials = aws(
                Map.of(),
                "assume-role-with-web-identity",
                "--role-arn",
                World.ROLE.arn(),
                "--role-session-name",
                "build-8",
                "--web-identity-token",
                IdToken.of(World.KEY, World.ISSUER, World.AUDIENCE, World.SUBJECT, clock)
                        .mint(),
                "--query",
                "Credentials.[AccessKeyId,SecretAccessKey,SessionToken]");
        assertThat(whoIs(credentials)).isEqualTo("arn:aws:sts::123456789012:assumed-role/deploy/build-8");
    }

    @Test
    void tellsAnErrorAsItWasTold() throws Exception {
        assertThat(aws(USER, "assume-role", "--role-arn", World.ROLE.arn(), "--role-session-name", "a b"))
                .contains(
                        "An error occurred (ValidationError) when calling the AssumeRole operation: 1 validation error"
                                + " detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must"
                                + " satisfy regular expression pattern: [\\w+=,.@-]*");
    }

    private String whoIs(String credentials) throws Exception {
        String[] parts = credentials.split("\t");
        return aws(
                Map.of(
                        "AWS_ACCESS_KEY_ID", parts[0],
                        "AWS_SECRET_ACCESS_KEY", parts[1],
                        "AWS_SESSION_TOKEN", parts[2]),
                "get-caller-identity",
                "--query",
                "Arn");
    }

    private String aws(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("aws", "--endpoint-url", sts.endpoint().toString()));
        command.addAll(List.of("--region", "eu-west-1", "--output", "text", "sts"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Path empty = Files.writeString(folder.resolve("empty"), "");
        Path output = folder.resolve("output");
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.endsWith("_PROXY"));
        builder.environment().keySet().removeIf(name -> name.endsWith("_proxy"));
        builder.environment().put("AWS_CONFIG_FILE", empty.toString());
        builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", empty.toString());
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        builder.environment().put("AWS_PAGER", "");
        builder.environment().putAll(environment);
        Process process = builder.redirectOutput(output.toFile()).start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8).strip();
    }
}

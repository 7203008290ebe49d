package io.jenkins.plugins.accessbroker.audit.anchor.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.accessbroker.testkit.s3.S3Emulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The emulator is one that the AWS CLI takes for S3. Left out where that is not installed. */
class AwsCliTest {
    private static final String BUCKET = "audit-anchors";

    @TempDir
    Path folder;

    private final S3Emulator s3 = S3Emulator.start(BUCKET, InstantSource.system());

    @BeforeEach
    void look() throws Exception {
        assumeTrue(installed());
        Files.writeString(folder.resolve("note"), "hello\n");
    }

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void an_object_is_locked_listed_read_and_not_deleted() throws Exception {
        assertThat(put("2099-01-01T00:00:00Z")).contains("version-0");
        assertThat(aws("list-object-versions", "--prefix", "a/", "--delimiter", "/"))
                .contains("\"Key\": \"a/note\"", "version-0");
        assertThat(aws("get-object", "--key", "a/note", folder.resolve("again").toString()))
                .contains("\"ObjectLockMode\": \"COMPLIANCE\"", "2099-01-01");
        assertThat(folder.resolve("again")).hasContent("hello\n");
        assertThat(aws("delete-object", "--key", "a/note", "--version-id", "version-0"))
                .contains("AccessDenied", "object lock");
    }

    @Test
    void what_amazon_refuses_is_refused() throws Exception {
        assertThat(put("2001-01-01T00:00:00Z")).contains("InvalidArgument", "must be in the future");
        put("2099-01-01T00:00:00Z");
        assertThat(put("2099-01-01T00:00:00Z", "--if-none-match", "*")).contains("PreconditionFailed");
        s3.withoutLock();
        assertThat(put("2099-01-01T00:00:00Z")).contains("InvalidRequest", "missing Object Lock");
    }

    private String put(String until, String... more) throws Exception {
        List<String> args = new ArrayList<>(List.of(
                "--key",
                "a/note",
                "--body",
                folder.resolve("note").toString(),
                "--object-lock-mode",
                "COMPLIANCE",
                "--object-lock-retain-until-date",
                until));
        args.addAll(List.of(more));
        return aws("put-object", args.toArray(String[]::new));
    }

    private String aws(String command, String... more) throws Exception {
        List<String> line = new ArrayList<>(
                List.of("aws", "--endpoint-url", s3.endpoint().toString(), "s3api", command, "--bucket", BUCKET));
        line.addAll(List.of(more));
        return run(line);
    }

    private static boolean installed() throws Exception {
        try {
            return run(List.of("aws", "--version")).startsWith("aws-cli/");
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(List<String> line) throws Exception {
        ProcessBuilder process = new ProcessBuilder(line).redirectErrorStream(true);
        process.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        process.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", S3Emulator.ACCESS_KEY_ID,
                        "AWS_SECRET_ACCESS_KEY", S3Emulator.SECRET,
                        "AWS_DEFAULT_REGION", S3Emulator.REGION,
                        "AWS_EC2_METADATA_DISABLED", "true"));
        Process started = process.start();
        String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(started.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}

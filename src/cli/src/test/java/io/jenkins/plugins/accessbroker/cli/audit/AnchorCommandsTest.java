package io.jenkins.plugins.accessbroker.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.cli.Bench;
import io.jenkins.plugins.accessbroker.testkit.git.ServedRepository;
import io.jenkins.plugins.accessbroker.testkit.s3.S3Emulator;
import io.jenkins.plugins.accessbroker.testkit.witness.WitnessEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnchorCommandsTest {
    @TempDir
    Path folder;

    private Bench bench;
    private String anchors;

    @BeforeEach
    void record() throws Exception {
        bench = new Bench(folder);
        bench.exec("true");
        Files.createDirectory(bench.path("anchors"));
        anchors = "dir:" + bench.path("anchors");
    }

    @Test
    void a_log_is_anchored_and_verified_with_what_the_anchor_has() {
        assertThat(bench.run("audit", "anchor", "@audit", "--to", anchors))
                .isEqualTo(
                        new Bench.Result(0, "anchored: 4 entries of `access-broker` at the directory `anchors`\n", ""));

        Bench.Result verified = bench.run("audit", "verify", "@audit", "--anchor", anchors);

        assertThat(verified.code()).as(verified.err()).isZero();
        assertThat(verified.out())
                .startsWith("sound: ")
                .contains("`dir:anchors` states `4` entries, and is signed by the key")
                .contains("as `dir:anchors` states");
    }

    @Test
    void a_log_whose_key_was_replaced_is_anchored_and_verified_with_either_key() throws Exception {
        bench.run("audit", "anchor", "@audit", "--to", anchors);
        String old = bench.read("audit/key.pub").strip();
        bench.run("audit", "rotate-key", "@audit");
        String now = bench.read("audit/key.pub").strip();
        assertVerified("4", old, old, now);

        bench.exec("true");
        assertThat(bench.run("audit", "anchor", "@audit", "--to", anchors, "--key", old)
                        .out())
                .startsWith("anchored: 10 entries of ");
        assertVerified("10", now, old, now);
        bench.exec("true");
        assertThat(bench.run("audit", "anchor", "@audit", "--to", anchors, "--key", now)
                        .code())
                .isZero();
    }

    private void assertVerified(String size, String signer, String... given) {
        for (String key : given) {
            Bench.Result verified = bench.run("audit", "verify", "@audit", "--key", key, "--anchor", anchors);
            assertThat(verified.code()).as(verified.out()).isZero();
            assertThat(verified.out())
                    .contains("`dir:anchors` states `" + size + "` entries, and is signed by the key `" + signer + "`");
        }
    }

    @Test
    void a_log_that_was_rolled_back_is_neither_anchored_nor_sound() throws Exception {
        copy(bench.path("audit"), bench.path("older"));
        bench.exec("true");
        bench.run("audit", "anchor", "@audit", "--to", anchors);

        Bench.Result anchored = bench.run("audit", "anchor", "@older", "--to", anchors);
        assertThat(anchored.code()).isEqualTo(1);
        assertThat(anchored.err()).contains("an older state of the log was put back");

        Bench.Result verified = bench.run("audit", "verify", "@older", "--anchor", anchors);
        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.out()).startsWith("not sound: ").contains("an older state of the log was put back");
        assertThat(bench.run("audit", "verify", "@older").code()).isZero();
    }

    @Test
    void a_log_that_was_written_anew_by_its_key_is_neither_anchored_nor_sound() throws Exception {
        copy(bench.path("audit"), bench.path("forged"));
        bench.exec("true");
        bench.run("audit", "anchor", "@audit", "--to", anchors);
        copy(bench.path("audit"), bench.path("true"));
        replace("forged", "audit");
        bench.exec("false");
        bench.exec("false");

        Bench.Result anchored = bench.run("audit", "anchor", "@audit", "--to", anchors);
        assertThat(anchored.code()).isEqualTo(1);
        assertThat(anchored.err()).contains("the log was written anew");
        assertThat(bench.run("audit", "verify", "@audit").code()).isZero();
        assertThat(bench.run("audit", "verify", "@audit", "--anchor", anchors).code())
                .isEqualTo(1);
    }

    @Test
    void an_anchor_that_has_nothing_of_the_log_is_an_error() {
        Bench.Result verified = bench.run("audit", "verify", "@audit", "--anchor", anchors);

        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.out()).isEmpty();
        assertThat(verified.err()).contains("has no checkpoint of `access-broker`", "find out who removed");
    }

    @Test
    void a_witness_cosigns_and_its_cosignature_is_verified() throws Exception {
        try (WitnessEmulator witness = WitnessEmulator.start("witness.example.com/w1", () -> Bench.NOW)) {
            witness.know(bench.read("audit/key.pub").strip());
            String address = witness.endpoint().toString();
            Bench.Result anchored = bench.run(
                    "audit", "anchor", "@audit", "--to", address, "--witness-key", witness.vkey(), "--out", "@held");
            assertThat(anchored.code()).as(anchored.err()).isZero();
            assertThat(anchored.out())
                    .endsWith("  cosigned by the witness `witness.example.com/w1` at 2026-11-23T10:00:00Z\n");

            for (List<String> from : List.of(List.of("--checkpoint", "@held"), List.of("--anchor", address))) {
                Bench.Result verified = verify(from, witness.vkey());
                assertThat(verified.code()).as(verified.err()).isZero();
                assertThat(verified.out()).contains("is cosigned by the witness key", "at `2026-11-23T10:00:00Z`");
            }
        }
    }

    @Test
    void a_cosignature_that_is_missing_or_wrong_is_found() throws Exception {
        try (WitnessEmulator witness = WitnessEmulator.start("witness.example.com/w1", () -> Bench.NOW);
                WitnessEmulator other = WitnessEmulator.start("witness.example.com/w1", () -> Bench.NOW)) {
            witness.know(bench.read("audit/key.pub").strip());
            bench.run(
                    "audit",
                    "anchor",
                    "@audit",
                    "--to",
                    witness.endpoint().toString(),
                    "--witness-key",
                    witness.vkey(),
                    "--out",
                    "@held");

            Bench.Result missing = verify(List.of("--checkpoint", "@held"), other.vkey());
            assertThat(missing.code()).isEqualTo(1);
            assertThat(missing.out()).contains("no checkpoint that was given has a cosignature by the witness key");

            String line = bench.read("held").lines().reduce((a, b) -> b).orElseThrow();
            int at = line.length() - 10;
            String altered = line.substring(0, at) + (line.charAt(at) == 'A' ? 'B' : 'A') + line.substring(at + 1);
            bench.write("held", bench.read("held").replace(line, altered));
            Bench.Result wrong = verify(List.of("--checkpoint", "@held"), witness.vkey());
            assertThat(wrong.code()).isEqualTo(1);
            assertThat(wrong.out()).contains("the cosignature by the witness key", "is wrong");
        }
    }

    @Test
    void a_branch_of_a_repository_is_an_anchor() throws Exception {
        bench.write("token", "ghs_notARealToken0123456789abcdefghij\n");
        Files.createDirectory(bench.path("state"));
        try (ServedRepository served = ServedRepository.start(folder)
                .takePushes()
                .demand("x-access-token", "ghs_notARealToken0123456789abcdefghij")) {
            String place = "git:" + served.url();
            String[] to = {"audit", "anchor", "@audit", "--to", place, "--token-file", "@token", "--state", "@state"};
            assertThat(bench.run(to).code()).isZero();
            assertThat(served.head("anchors")).isPresent();
            assertThat(bench.run("audit", "verify", "@audit", "--anchor", place, "--token-file", "@token")
                            .code())
                    .isZero();

            Files.delete(served.directory().resolve("refs/heads/anchors"));
            Bench.Result rewritten = bench.run(to);
            assertThat(rewritten.code()).isEqualTo(1);
            assertThat(rewritten.err()).contains("somebody rewrote it");
        }
    }

    @Test
    void a_bucket_is_an_anchor() {
        try (S3Emulator s3 = S3Emulator.start("audit-anchors", () -> Bench.NOW)) {
            System.setProperty("aws.accessKeyId", S3Emulator.ACCESS_KEY_ID);
            System.setProperty("aws.secretAccessKey", S3Emulator.SECRET);
            String[] where = {
                "--region", S3Emulator.REGION, "--endpoint", s3.endpoint().toString()
            };
            String place = "s3://audit-anchors/jenkins";

            Bench.Result anchored = bench.run(
                    "audit",
                    "anchor",
                    "@audit",
                    "--to",
                    place,
                    where[0],
                    where[1],
                    where[2],
                    where[3],
                    "--lock-days",
                    "1");
            assertThat(anchored.code()).as(anchored.err()).isZero();
            assertThat(s3.keys()).hasSize(1);

            Bench.Result verified =
                    bench.run("audit", "verify", "@audit", "--anchor", place, where[0], where[1], where[2], where[3]);
            assertThat(verified.code()).as(verified.err()).isZero();
            assertThat(verified.out()).contains("as `s3://audit-anchors/jenkins` states");
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anchors",
                "s3://B",
                "ftp://host/",
                "git:/srv/repo.git",
                "git:https://u:hunter2@host/r",
                "https://h/"
            })
    void a_place_that_is_none_is_wrong_usage(String place) {
        Bench.Result result = bench.run("audit", "anchor", "@audit", "--to", place);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).doesNotContain("hunter2");
    }

    @Test
    void nothing_is_left_of_a_command_that_keeps_no_state() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        long before = names(temporary);
        bench.run("audit", "anchor", "@audit", "--to", "git:http://127.0.0.1:1/r.git");

        assertThat(names(temporary)).isEqualTo(before);
    }

    private static long names(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(path -> path.getFileName().toString().startsWith("access-broker"))
                    .count();
        }
    }

    private Bench.Result verify(List<String> from, String witness) {
        return bench.run("audit", "verify", "@audit", from.get(0), from.get(1), "--witness-key", witness);
    }

    private void replace(String from, String to) throws IOException {
        Files.move(bench.path(to), bench.path(to + ".away"));
        copy(bench.path(from), bench.path(to));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}

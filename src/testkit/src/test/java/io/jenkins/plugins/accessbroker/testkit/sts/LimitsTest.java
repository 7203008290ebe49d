package io.jenkins.plugins.accessbroker.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The emulator keeps to every published bound, and to no narrower one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {
    /** Parameters whose value must be more than of the right size for the call to succeed. */
    private static final Set<String> MEANINGFUL = Set.of(
            "RoleArn",
            "Policy",
            "PolicyArns.member.1.arn",
            "TransitiveTagKeys",
            "TransitiveTagKeys.member.1",
            "SerialNumber",
            "TokenCode",
            "WebIdentityToken");

    private World world;

    @BeforeAll
    void open() {
        world = new World();
        world.trusting(Trust.of(World.USER.arn())
                .and(Trust.WebIdentity.of(World.ISSUER, World.AUDIENCE, "*"))
                .allowingTags()
                .allowingSourceIdentity());
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void everyParameterOfTheModelWithABoundIsInTheTable() {
        assertThat(Limit.table()).hasSize(26);
    }

    @TestFactory
    Stream<DynamicTest> acceptsTheLeast() {
        return rows(limit -> limit.min() >= 0, "least", limit -> accepts(limit, limit.min()));
    }

    @TestFactory
    Stream<DynamicTest> acceptsTheMost() {
        return rows(limit -> true, "most", limit -> accepts(limit, limit.max()));
    }

    @TestFactory
    Stream<DynamicTest> refusesLessThanTheLeast() {
        return rows(limit -> limit.min() > 0 && !limit.isList(), "less than the least", limit -> {
            String what = limit.isNumber() ? "value" : "length";
            refuses(
                    limit,
                    send(limit, limit.min() - 1),
                    "Member must have " + what + " greater than or equal to " + limit.min());
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesMoreThanTheMost() {
        return rows(limit -> true, "more than the most", limit -> {
            String what = limit.isNumber() ? "value" : "length";
            refuses(
                    limit,
                    send(limit, limit.max() + 1),
                    "Member must have " + what + " less than or equal to " + limit.max());
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesACharacterOutsideThePattern() {
        return rows(limit -> !limit.pattern().isEmpty(), "outside the pattern", limit -> {
            String value = limit.inside().repeat(Math.max(limit.min(), 1) - 1) + limit.outside();
            refuses(
                    limit,
                    call(limit).with(limit.parameter(), value).send(),
                    "Member must satisfy regular expression pattern: " + limit.pattern());
        });
    }

    @TestFactory
    Stream<DynamicTest> countsCodePointsNotUtf16Units() {
        return rows(limit -> limit.parameter().equals("Tags.member.1.Key"), "in supplementary letters", limit -> {
            String letters = Character.toString(0x10400).repeat(limit.max());
            Sent sent = call(limit).with(limit.parameter(), letters).send();
            assertThat(sent.text("Message")).doesNotContain("length");
        });
    }

    @Test
    void everyViolationIsAnsweredAtOnce() {
        world.call("AssumeRole")
                .with("RoleSessionName", "a b")
                .with("DurationSeconds", "1")
                .send()
                .failed(
                        400,
                        "ValidationError",
                        "3 validation errors detected: Value null at 'roleArn' failed to satisfy constraint: Member must"
                                + " not be null; Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member"
                                + " must satisfy regular expression pattern: [\\w+=,.@-]*; Value '1' at"
                                + " 'durationSeconds' failed to satisfy constraint: Member must have value greater than"
                                + " or equal to 900");
    }

    @Test
    void durationIsADecimalOf32Bits() {
        assertAll(
                () -> world.assume().with("DurationSeconds", "+900").send().succeeded(),
                () -> world.assume().with("DurationSeconds", "0900").send().succeeded(),
                () -> world.assume()
                        .with("DurationSeconds", "")
                        .send()
                        .failed(400, "MalformedInput", "missing value for decimal type"),
                () -> world.assume()
                        .with("DurationSeconds", "2147483648")
                        .send()
                        .failed(400, "MalformedInput", ""),
                () -> world.assume().with("DurationSeconds", "900.0").send().failed(400, "MalformedInput", ""));
    }

    private Stream<DynamicTest> rows(
            java.util.function.Predicate<Limit> which, String what, java.util.function.Consumer<Limit> check) {
        return Limit.table().stream()
                .filter(which)
                .map(limit ->
                        dynamicTest(limit.action() + " " + limit.parameter() + ": " + what, () -> check.accept(limit)));
    }

    private void accepts(Limit limit, int size) {
        Sent sent = send(limit, size);
        assertThat(sent.body()).doesNotContain("at '" + limit.name() + "' failed");
        assertThat(sent.text("Code")).isNotEqualTo("MalformedInput");
        if (!MEANINGFUL.contains(limit.parameter())) {
            sent.succeeded();
        }
    }

    private static void refuses(Limit limit, Sent sent, String constraint) {
        assertThat(sent.status()).isEqualTo(400);
        assertThat(sent.text("Code")).isEqualTo("ValidationError");
        assertThat(sent.text("Message"))
                .contains(" detected: Value ")
                .endsWith("at '" + limit.name() + "' failed to satisfy constraint: " + constraint);
    }

    private Sent send(Limit limit, int size) {
        Call call = call(limit);
        if (limit.isNumber()) {
            return call.with(limit.parameter(), Integer.toString(size)).send();
        }
        if (!limit.isList()) {
            return call.with(limit.parameter(), limit.inside().repeat(size)).send();
        }
        List<String> fields = fields(limit);
        call.without("Tags.member.1.Key").without("Tags.member.1.Value");
        for (int i : IntStream.rangeClosed(1, size).toArray()) {
            for (String field : fields) {
                call.with(limit.parameter() + ".member." + i + field, element(limit, i));
            }
        }
        return call.send();
    }

    private static List<String> fields(Limit limit) {
        return switch (limit.parameter()) {
            case "Tags" -> List.of(".Key", ".Value");
            case "PolicyArns" -> List.of(".arn");
            case "ProvidedContexts" -> List.of(".ProviderArn", ".ContextAssertion");
            default -> List.of("");
        };
    }

    private static String element(Limit limit, int number) {
        return limit.parameter().endsWith("s") && limit.parameter().startsWith("T")
                ? "key" + number
                : "arn:aws:iam::aws:policy/P" + number;
    }

    /** A good call, with what the parameter needs beside it. */
    private Call call(Limit limit) {
        Call call = limit.action().equals("AssumeRole") ? world.assume() : world.assumeWith(world.token());
        List<String> beside = new ArrayList<>();
        if (limit.parameter().startsWith("Tags.")) {
            beside.add("Tags.member.1.Key");
            beside.add("Tags.member.1.Value");
        }
        beside.forEach(parameter -> call.with(parameter, "a"));
        return call;
    }
}

package io.jenkins.plugins.accessbroker.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTagsTest {
    private final World world = new World();

    @BeforeEach
    void open() {
        world.trusting(World.ROLE.trust().allowingTags());
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void fiftyTagsAreIssuedUnder() {
        Call call = world.assume();
        for (int i = 1; i <= 50; i++) {
            call.tag(i, "key" + i, "").with("TransitiveTagKeys.member." + i, "key" + i);
        }
        call.send().succeeded();
    }

    @Test
    void keysAreUniqueInWhateverCase() {
        world.assume()
                .tag(1, "Team", "a")
                .tag(2, "team", "b")
                .send()
                .failed(
                        400,
                        "InvalidParameterValue",
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }

    @ParameterizedTest
    @CsvSource({"aws:team,a", "AWS:team,a", "team,aws:a"})
    void theServicesPrefixIsReserved(String key, String value) {
        world.assume()
                .tag(1, key, value)
                .send()
                .failed(400, "InvalidParameterValue", "Tag keys and values that start with 'aws:' are reserved.");
    }

    @Test
    void aTransitiveKeyIsTheKeyOfATag() {
        world.assume()
                .tag(1, "team", "a")
                .with("TransitiveTagKeys.member.1", "job")
                .send()
                .failed(
                        400,
                        "InvalidParameterValue",
                        "The specified transitive tag key must be included in the requested tags.");
    }

    @Test
    void aTagHasAValue() {
        world.assume()
                .with("Tags.member.1.Key", "team")
                .send()
                .failed(
                        400,
                        "ValidationError",
                        "1 validation error detected: Value null at 'tags.1.member.value' failed to satisfy constraint:"
                                + " Member must not be null");
    }

    @Test
    void thePackedSizeIsAPercentageOfTheSpace() {
        assertThat(world.assume().tag(1, "team", "payments").send().text("PackedPolicySize"))
                .isEqualTo("1");
        assertThat(filled(4096).send().succeeded().text("PackedPolicySize")).isEqualTo("100");
    }

    @Test
    void moreThanTheSpaceIsTooLarge() {
        filled(4097)
                .send()
                .failed(400, "PackedPolicyTooLarge", "Packed size of session tags consumes 101% of allotted space.");
        filled(4096)
                .with("Policy", "{\"Statement\": []}")
                .send()
                .failed(
                        400,
                        "PackedPolicyTooLarge",
                        "Packed policy consumes 101% of allotted space, please use smaller policy.");
        assertThat(world.sts.issuedCredentials()).isZero();
    }

    @Test
    void whiteSpaceInAPolicyTakesNoSpace() {
        String tight = "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}]}";
        String loose = tight.replace(":", " :\n  ").replace("s3 :\n  GetObject", "s3:GetObject");
        assertThat(loose).isNotEqualTo(tight);
        assertThat(world.assume().with("Policy", loose).send().succeeded().text("PackedPolicySize"))
                .isEqualTo(
                        world.assume().with("Policy", tight).send().succeeded().text("PackedPolicySize"))
                .isEqualTo("2");
    }

    /** A call whose tags are packed into so many bytes: all but the last take 200. */
    private Call filled(int bytes) {
        Call call = world.assume();
        int number = 1;
        int left = bytes;
        for (; left >= 400; left -= 200) {
            tag(call, number++, 200);
        }
        tag(call, number++, left / 2);
        return tag(call, number, left - left / 2);
    }

    private static Call tag(Call call, int number, int bytes) {
        String key = "key" + (100 + number);
        return call.tag(number, key, "v".repeat(bytes - key.length() - 2));
    }
}

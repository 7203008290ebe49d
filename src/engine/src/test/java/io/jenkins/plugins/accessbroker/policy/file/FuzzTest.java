package io.jenkins.plugins.accessbroker.policy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever a file holds, reading it ends, and in policies or problems; a problem is told in our grammar. */
class FuzzTest {
    private static final int CASES = Integer.getInteger("accessbroker.cases", 20_000);
    private static final int BATCH = 1_000;
    private static final Duration BATCH_LIMIT = Duration.ofMinutes(2);
    private static final Pattern CLASS_NAME = Pattern.compile("Exception|org\\.|java\\.|[a-z]\\.[A-Z]");

    private static final List<String> RIGHT = List.of("""
            policy: payments
            owner:
              team: Payments Platform
              business: ana.silva@example.com
              technical: payments-oncall@example.com
            grants:
              deploy-prod:
                purpose: Deploy the payments service to production
                expires: 2027-03-31
                to:
                  jobs: [payments/deploy]
                  branches: [main, "release/*"]
                  triggers: [user, timer]
                  users: [ana]
                  agents:
                    clouds: [trusted-ec2]
                    labels: [linux]
                    names: ["ec2-*"]
                    life: ephemeral
                  changeRequests: none
                  replays: deny
                  libraries: trusted
                  codingAgents: [claude-bot]
                issue:
                  aws:
                    role: arn:aws:iam::123456789012:role/payments-deploy
                    region: eu-west-1
                    ttl: 15m
                    sessionPolicy:
                      Version: "2012-10-17"
                      Statement: [{Effect: Allow, Action: ["s3:PutObject"], Resource: "arn:aws:s3:::x/*"}]
            codingAgents:
              claude-bot: {purpose: Write code, expires: 2027-01-31}
            """, """
            # freeze
            policy: shop
            owner: {team: Shop, business: https://example.com/shop, technical: "#shop"}
            grants:
              read: {purpose: Read, expires: 2027-06-30, to: {jobs: ["shop/**"]}, issue: {vault: {role: r, ttl: 1h}}}
            denies:
              freeze:
                purpose: >-
                  Freeze over
                  the holidays
                expires: 2027-01-02
                grants: ["**"]
                to:
                  branches:
                  - main
                  agents: {life: static}
            """);

    @Test
    void reading_ends_in_policies_or_in_problems() {
        AtomicInteger usable = new AtomicInteger();
        AtomicInteger seed = new AtomicInteger();
        while (seed.get() < CASES) {
            assertTimeoutPreemptively(
                    BATCH_LIMIT,
                    () -> {
                        for (int i = 0; i < BATCH && seed.get() < CASES; i++) {
                            usable.addAndGet(read(seed.get()));
                            seed.incrementAndGet();
                        }
                    },
                    () -> "reading did not end for seed " + seed.get());
        }
        System.out.println("fuzz: " + CASES + " files, of which " + usable + " were policies");
        assertThat(usable.get()).isBetween(CASES / 50, CASES / 2);
    }

    /** 1 for a file that is a policy, 0 for one that is not. */
    private static int read(int seed) {
        byte[] bytes = new Mutator(seed).make(RIGHT);
        try {
            Assembly assembly = new Assembly(new PolicyReader(FakeIssuers.all()), new ArrayList<>());
            assembly.add("p.yaml", bytes);
            LoadedPolicies loaded = assembly.finish(Optional.empty());
            assertThat(loaded.policies().size()).isEqualTo(loaded.problems().isEmpty() ? 1 : 0);
            loaded.problems().forEach(FuzzTest::checkGrammar);
            return loaded.policies().size();
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + seed + ", file " + HexFormat.of().formatHex(bytes), e);
        }
    }

    private static void checkGrammar(Problem problem) {
        String message = problem.message();
        boolean right = problem.at().file().equals("p.yaml")
                && message.codePoints().allMatch(Quote::isVisible)
                && !Character.isUpperCase(message.charAt(0))
                && !message.endsWith(".")
                && message.chars().filter(c -> c == '`').count() % 2 == 0
                && !CLASS_NAME.matcher(unquoted(message)).find();
        assertThat(right).as(message).isTrue();
    }

    private static String unquoted(String message) {
        return message.replaceAll("`[^`]*`", "``");
    }
}

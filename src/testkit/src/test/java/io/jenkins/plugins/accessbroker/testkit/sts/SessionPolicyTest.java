package io.jenkins.plugins.accessbroker.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionPolicyTest {
    private static final Role SECOND = Role.of("arn:aws:iam::210987654321:role/second", Trust.of(World.ROLE.arn()));
    private static final String SECOND_ARN = "\"arn:aws:iam::210987654321:role/second\"";

    private final World world = new World();

    @BeforeEach
    void open() {
        world.sts.add(SECOND);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Action\": \"sts:AssumeRole\", \"Resource\": " + SECOND_ARN,
                "\"Action\": [\"s3:*\", \"STS:assume*\"], \"Resource\": [\"arn:aws:iam::*:role/sec?nd\"]",
                "\"Action\": \"*\", \"Resource\": \"*\"",
                "\"NotAction\": \"s3:*\", \"NotResource\": \"arn:aws:s3:::*\""
            })
    void whatAPolicyAllowsGoesThrough(String terms) {
        chained("{\"Statement\": {\"Effect\": \"Allow\", " + terms + "}}")
                .send()
                .succeeded();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Action\": \"s3:PutObject\", \"Resource\": \"*\"",
                "\"Action\": \"sts:AssumeRole\", \"Resource\": \"arn:aws:iam::210987654321:role/Second\"",
                "\"NotAction\": \"sts:*\", \"Resource\": \"*\"",
                "\"Action\": \"*\", \"NotResource\": " + SECOND_ARN,
                "\"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"true\"}}"
            })
    void whatAPolicyDoesNotAllowIsDenied(String terms) {
        denied(
                chained("{\"Version\": \"2012-10-17\", \"Statement\": [{\"Sid\": \"a\", \"Effect\": \"Allow\", " + terms
                        + "}]}"),
                " because no session policy allows the sts:AssumeRole action");
    }

    @Test
    void anExplicitDenyWins() {
        denied(
                chained("{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"},"
                        + " {\"Effect\": \"Deny\", \"Action\": \"sts:*\", \"Resource\": \"*\"}]}"),
                " with an explicit deny in a session policy");
    }

    @Test
    void managedPoliciesAllowNothingButAdministratorAccess() {
        Sent first = world.assume()
                .with("PolicyArns.member.1.arn", "arn:aws:iam::aws:policy/ReadOnlyAccess")
                .send()
                .succeeded();
        denied(world.assume(SECOND).signedBy(first), " because no session policy allows the sts:AssumeRole action");
        Sent administrator = world.assume()
                .with("PolicyArns.member.1.arn", "arn:aws:iam::aws:policy/AdministratorAccess")
                .send()
                .succeeded();
        world.assume(SECOND).signedBy(administrator).send().succeeded();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::210987654321:policy/theirs",
                "arn:aws-cn:iam::aws:policy/ReadOnlyAccess",
                "arn:aws:iam::123456789012:role/no-policy"
            })
    void aManagedPolicyIsTheRolesAccountsOrTheServices(String arn) {
        world.assume()
                .with("PolicyArns.member.1.arn", "arn:aws:iam::123456789012:policy/ours")
                .send()
                .succeeded();
        world.assume().with("PolicyArns.member.1.arn", arn).send().failed(400, "ValidationError", arn + " is invalid");
    }

    @Test
    void identityNeedsNoPermission() {
        Sent first = world.assume().with("Policy", "{\"Statement\": []}").send();
        world.call("GetCallerIdentity").signedBy(first).send().succeeded();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"Statement\": [],}",
                "{'Statement': []}",
                "{\"Statement\": []} x",
                "{\"Statement\": [], \"Statement\": []}",
                "// c\n{\"Statement\": []}"
            })
    void whatIsNoJsonIsMalformed(String policy) {
        world.assume()
                .with("Policy", policy)
                .send()
                .failed(400, "MalformedPolicyDocument", "This policy contains invalid Json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | Syntax errors in policy.",
                "{} | Syntax errors in policy.",
                "{\"Version\": \"2012-10-18\", \"Statement\": []} | Syntax errors in policy.",
                "{\"Statements\": []} | Syntax errors in policy.",
                "{\"Statement\": \"a\"} | Syntax errors in policy.",
                "{\"Statement\": {\"Effect\": \"allow\", \"Action\": \"*\", \"Resource\": \"*\"}} | Syntax errors in"
                        + " policy.",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Resource\": \"*\"}} | Policy statement must contain actions.",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\"}} | Policy statement must contain resources.",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"NotAction\": \"*\", \"Resource\": \"*\"}} |"
                        + " Syntax errors in policy.",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"put\", \"Resource\": \"*\"}} | Actions/Conditions"
                        + " must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"bucket\"}} | Resource bucket"
                        + " must be in ARN format or \"*\".",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": 1, \"Resource\": \"*\"}} | Syntax errors in policy.",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"*\", \"Resource\": \"*\"}} |"
                        + " Policy document should not specify a principal."
            })
    void whatIsNoPolicyIsMalformed(String policy, String message) {
        world.assume().with("Policy", policy).send().failed(400, "MalformedPolicyDocument", message);
    }

    @Test
    void inlineAndManagedPoliciesShareTheirLength() {
        String arn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
        String longest = "{\"Statement\": []" + " ".repeat(2048 - arn.length() - 17) + "}";
        Call call = world.assume().with("PolicyArns.member.1.arn", arn);
        call.with("Policy", longest).send().succeeded();
        call.with("Policy", " " + longest)
                .send()
                .failed(
                        400,
                        "ValidationError",
                        "The plaintext of inline and managed session policies can't exceed 2048 characters, got 2049");
    }

    @Test
    void theLongestPolicyIsIssuedUnder() {
        String policy = "{\"Statement\": []" + " ".repeat(2048 - 17) + "}";
        assertThat(policy).hasSize(2048);
        world.assume().with("Policy", policy).send().succeeded();
    }

    private Call chained(String policy) {
        return world.assume(SECOND)
                .signedBy(world.assume().with("Policy", policy).send().succeeded());
    }

    private static void denied(Call call, String reason) {
        call.send()
                .failed(
                        403,
                        "AccessDenied",
                        "User: arn:aws:sts::123456789012:assumed-role/deploy/build-7 is not authorized to perform:"
                                + " sts:AssumeRole on resource: arn:aws:iam::210987654321:role/second" + reason);
    }
}

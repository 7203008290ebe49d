package io.jenkins.plugins.accessbroker.testkit.sts;

/** The claims of a web identity token that STS reads beside those of RFC 7519. */
final class IdTokenClaims {
    /** Session tags: IAM User Guide, "Pass session tags in AWS STS". */
    static final String TAGS = "https://aws.amazon.com/tags";

    /** Source identity: IAM User Guide, "Monitor and control actions taken with assumed roles". */
    static final String SOURCE_IDENTITY = "https://aws.amazon.com/source_identity";

    private IdTokenClaims() {}
}

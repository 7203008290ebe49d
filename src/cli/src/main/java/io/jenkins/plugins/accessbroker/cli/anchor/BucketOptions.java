package io.jenkins.plugins.accessbroker.cli.anchor;

import io.jenkins.plugins.accessbroker.audit.anchor.Anchor;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorHttp;
import io.jenkins.plugins.accessbroker.audit.anchor.s3.S3Anchor;
import io.jenkins.plugins.accessbroker.audit.anchor.s3.S3Lock;
import io.jenkins.plugins.accessbroker.audit.anchor.s3.S3Place;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** What it takes to use an S3 bucket. Keys of AWS are found as the AWS SDK does. */
final class BucketOptions {
    @Option(names = "--region", paramLabel = "NAME", description = "the region of an S3 bucket; us-east-1 by default")
    private String region = "us-east-1";

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "the https address of a service like S3 that is not Amazon's")
    private Optional<URI> endpoint = Optional.empty();

    @Option(
            names = "--lock-days",
            paramLabel = "DAYS",
            description = "lock the checkpoint in the S3 bucket for so many days; 3650 by default")
    private int days = 3650;

    @Option(
            names = "--lock-mode",
            paramLabel = "MODE",
            description = "COMPLIANCE (default), or GOVERNANCE, which some may undo")
    private S3Lock.Mode mode = S3Lock.Mode.COMPLIANCE;

    Anchor open(String place, Console console) {
        return new S3Anchor(
                S3Place.parse(place, region, endpoint),
                new S3Lock(mode, days),
                DefaultCredentialsProvider.builder().build(),
                AnchorHttp.client(),
                console.clock());
    }
}

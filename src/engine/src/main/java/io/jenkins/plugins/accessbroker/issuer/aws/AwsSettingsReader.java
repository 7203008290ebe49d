package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import io.jenkins.plugins.accessbroker.issuer.call.TimeoutsReader;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import java.net.URI;
import java.util.Optional;

/** Reads the settings of this issuer in an issuers file. */
final class AwsSettingsReader {
    private static final String FIPS = "`true` or `false`";

    private AwsSettingsReader() {}

    /** The settings; nothing where problems were reported. Unknown keys are the caller's to report. */
    static Optional<AwsSettings> read(Fields fields) {
        int before = fields.problems().count();
        Optional<String> region =
                fields.optional("region", Partition.REGION_FORM).flatMap(text -> region(fields, text));
        Optional<URI> endpoint = fields.optional("endpoint", Endpoints.FORM).flatMap(text -> endpoint(fields, text));
        boolean fips = fields.optional("fips", FIPS)
                .filter(text -> truth(fields, text))
                .isPresent();
        Optional<CredentialSource> credentials = CredentialSourceReader.read(fields, "credentials");
        Optional<Timeouts> timeouts = TimeoutsReader.read(fields, "timeouts");
        AwsRules.fips(fips, endpoint.isPresent()).ifPresent(problem -> fields.problem(fields.at("fips"), problem));
        if (fields.problems().count() != before) {
            return Optional.empty();
        }
        return Optional.of(new AwsSettings(region, endpoint, fips, credentials.orElseThrow(), timeouts.orElseThrow()));
    }

    private static Optional<String> region(Fields fields, Node.Scalar text) {
        AwsRules.region(text.text()).ifPresent(problem -> fields.problem(text.at(), problem));
        return Optional.of(text.text());
    }

    private static Optional<URI> endpoint(Fields fields, Node.Scalar text) {
        Optional<String> problem = AwsRules.endpoint(text.text());
        problem.ifPresent(words -> fields.problem(text.at(), words));
        return problem.isPresent() ? Optional.empty() : AwsRules.uri(text.text());
    }

    private static boolean truth(Fields fields, Node.Scalar text) {
        boolean isTruth = text.text().equals("true") || text.text().equals("false");
        if (!isTruth || text.quoted()) {
            fields.wrong(text, "fips", FIPS);
        }
        return text.text().equals("true");
    }
}

package io.jenkins.plugins.accessbroker.testkit.sts;

import java.util.List;
import java.util.Optional;

/** The parameters of {@code AssumeRole}, each within the bounds of its shape in the service model. */
record AssumeRoleParameters(
        SessionParameters session,
        SessionTags tags,
        Optional<String> externalId,
        Optional<String> serialNumber,
        Optional<String> tokenCode,
        Optional<String> sourceIdentity) {
    /** Shape {@code ProvidedContextsListType}. */
    static final int MOST_CONTEXTS = 5;

    /**
     * Reads and checks them all.
     *
     * @throws StsException {@code ValidationError} with every violation, or {@code MalformedInput}
     */
    static AssumeRoleParameters parse(QueryParameters query) {
        Validation validation = new Validation();
        AssumeRoleParameters parameters = new AssumeRoleParameters(
                SessionParameters.parse(query, validation),
                SessionTags.parse(query, validation),
                validation.optional("externalId", query.find("ExternalId"), Constraint.EXTERNAL_ID),
                validation.optional("serialNumber", query.find("SerialNumber"), Constraint.SERIAL_NUMBER),
                validation.optional("tokenCode", query.find("TokenCode"), Constraint.TOKEN_CODE),
                validation.optional("sourceIdentity", query.find("SourceIdentity"), Constraint.SOURCE_IDENTITY));
        contexts(query, validation);
        validation.conclude();
        return parameters;
    }

    private static void contexts(QueryParameters query, Validation validation) {
        List<String> providers = query.members("ProvidedContexts", ".ProviderArn");
        List<String> assertions = query.members("ProvidedContexts", ".ContextAssertion");
        validation.size(
                "providedContexts", providers.size() > assertions.size() ? providers : assertions, MOST_CONTEXTS);
        for (int i = 0; i < providers.size(); i++) {
            String path = "providedContexts." + (i + 1) + ".member.providerArn";
            validation.optional(path, Optional.of(providers.get(i)), Constraint.ARN);
        }
        for (int i = 0; i < assertions.size(); i++) {
            String path = "providedContexts." + (i + 1) + ".member.contextAssertion";
            validation.optional(path, Optional.of(assertions.get(i)), Constraint.CONTEXT_ASSERTION);
        }
    }
}

package io.jenkins.plugins.accessbroker.testkit.sts;

import java.util.Map;
import java.util.Optional;

/** The operation {@code AssumeRoleWithWebIdentity}, which is not signed. */
final class AssumeRoleWithWebIdentity {
    private final Directory directory;
    private final Issuance issuance;
    private final IdTokenVerifier verifier;

    AssumeRoleWithWebIdentity(Directory directory, Issuance issuance, IdTokenVerifier verifier) {
        this.directory = directory;
        this.issuance = issuance;
        this.verifier = verifier;
    }

    Xml perform(QueryParameters query, Twist twist) {
        Validation validation = new Validation();
        SessionParameters parameters = SessionParameters.parse(query, validation);
        String token = token(query, validation);
        validation.optional("providerId", query.find("ProviderId"), Constraint.PROVIDER_ID);
        validation.conclude();
        SessionPolicies policies = SessionPolicies.of(parameters);
        Arn arn = parameters.role();
        IdTokenClaims claims = verifier.verify(token, arn.account());
        SessionTags tags = tags(claims);
        Optional<String> sourceIdentity = sourceIdentity(claims);
        Role role = admitted(parameters.roleArn(), claims, tags, sourceIdentity);
        Issuance.Issued issued =
                issuance.issue(new Issuance.Wish(role, parameters, policies, tags, Map.of(), sourceIdentity), twist);
        Xml result = Answers.result("AssumeRoleWithWebIdentity")
                .element("SubjectFromWebIdentityToken", claims.text("sub"))
                .element("Audience", claims.audiences().get(0));
        return issued.remainder(issued.credentials(result).element("Provider", provider(arn, claims.text("iss"))));
    }

    private static String token(QueryParameters query, Validation validation) {
        Optional<String> token = query.find("WebIdentityToken");
        if (token.isEmpty()) {
            validation.required("webIdentityToken", token, Constraint.WEB_IDENTITY_TOKEN);
        }
        return validation
                .sensitive("webIdentityToken", token, Constraint.WEB_IDENTITY_TOKEN)
                .orElse("");
    }

    private static SessionTags tags(IdTokenClaims claims) {
        Validation validation = new Validation();
        SessionTags tags = SessionTags.of(claims.tags(), claims.transitiveTagKeys(), validation);
        validation.conclude();
        tags.requireConsistent(Map.of());
        return tags;
    }

    private static Optional<String> sourceIdentity(IdTokenClaims claims) {
        Validation validation = new Validation();
        Optional<String> sourceIdentity = validation.optional(
                "sourceIdentity", claims.find(IdTokenClaims.SOURCE_IDENTITY), Constraint.SOURCE_IDENTITY);
        validation.conclude();
        return sourceIdentity;
    }

    private Role admitted(String arn, IdTokenClaims claims, SessionTags tags, Optional<String> sourceIdentity) {
        return directory
                .role(arn)
                .filter(role -> role.trust().webIdentities().stream().anyMatch(terms -> meets(claims, terms)))
                .filter(role -> Admission.tagsFit(role.trust(), tags))
                .filter(role -> tags.isEmpty() || role.trust().tagSession())
                .filter(role -> sourceIdentity.isEmpty() || role.trust().setSourceIdentity())
                .orElseThrow(() -> StsErrors.accessDenied("Not authorized to perform sts:AssumeRoleWithWebIdentity"));
    }

    private static boolean meets(IdTokenClaims claims, Trust.WebIdentity terms) {
        String subject = claims.text("sub");
        return terms.issuer().equals(claims.text("iss"))
                && claims.audiences().stream().anyMatch(terms.audiences()::contains)
                && terms.subjects().stream().anyMatch(pattern -> Wildcard.matches(pattern, subject));
    }

    /** The ARN of the provider, which is its URL without the scheme (IAM {@code CreateOpenIDConnectProvider}). */
    private static String provider(Arn role, String issuer) {
        String url = issuer.substring(issuer.indexOf("://") + 3);
        return "arn:" + role.partition() + ":iam::" + role.account() + ":oidc-provider/" + url;
    }
}

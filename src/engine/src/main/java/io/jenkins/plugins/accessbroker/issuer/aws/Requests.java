package io.jenkins.plugins.accessbroker.issuer.aws;

import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import software.amazon.awssdk.services.sts.model.Tag;

/** The two operations that give a role session. */
final class Requests {
    private Requests() {}

    /** {@code AssumeRole}, signed with the broker's own credentials. */
    static StsCall signed(StsClient client, AwsCredentials credentials) {
        StaticCredentialsProvider signer = StaticCredentialsProvider.create(credentials);
        return (wish, timeout) -> {
            AssumeRoleRequest.Builder request = AssumeRoleRequest.builder()
                    .roleArn(wish.role().toString())
                    .roleSessionName(wish.sessionName())
                    .durationSeconds(wish.seconds())
                    .overrideConfiguration(call -> call.apiCallTimeout(timeout).credentialsProvider(signer));
            wish.scope().sessionPolicy().map(SessionPolicy::json).ifPresent(request::policy);
            wish.scope().externalId().ifPresent(request::externalId);
            wish.sourceIdentity().ifPresent(request::sourceIdentity);
            if (!managed(wish).isEmpty()) {
                request.policyArns(managed(wish));
            }
            if (!wish.tags().isEmpty()) {
                request.tags(tags(wish));
            }
            return StsAnswer.of(client.assumeRole(request.build()));
        };
    }

    /** {@code AssumeRoleWithWebIdentity}, which is not signed. */
    static StsCall withToken(StsClient client, String token) {
        return (wish, timeout) -> {
            AssumeRoleWithWebIdentityRequest.Builder request = AssumeRoleWithWebIdentityRequest.builder()
                    .roleArn(wish.role().toString())
                    .roleSessionName(wish.sessionName())
                    .durationSeconds(wish.seconds())
                    .webIdentityToken(token)
                    .overrideConfiguration(call -> call.apiCallTimeout(timeout));
            wish.scope().sessionPolicy().map(SessionPolicy::json).ifPresent(request::policy);
            if (!managed(wish).isEmpty()) {
                request.policyArns(managed(wish));
            }
            return StsAnswer.of(client.assumeRoleWithWebIdentity(request.build()));
        };
    }

    private static List<PolicyDescriptorType> managed(Wish wish) {
        return wish.scope().managedPolicies().stream()
                .map(arn -> PolicyDescriptorType.builder().arn(arn).build())
                .toList();
    }

    private static List<Tag> tags(Wish wish) {
        return wish.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}

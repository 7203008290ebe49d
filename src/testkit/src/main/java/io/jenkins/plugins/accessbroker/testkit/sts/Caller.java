package io.jenkins.plugins.accessbroker.testkit.sts;

import java.util.Optional;
import java.util.Set;

/**
 * Who signed a request.
 *
 * @param arn what {@code GetCallerIdentity} and errors call them
 * @param account their account
 * @param userId their unique id: {@code AIDA...}, or {@code AROA...:session}
 * @param trustedAs the ARNs under which a trust policy may admit them (IAM JSON policy reference, "Principal")
 * @param session their role session, when it is one
 */
record Caller(String arn, String account, String userId, Set<String> trustedAs, Optional<Session> session) {

    static Caller of(User user) {
        return new Caller(
                user.arn(),
                user.account(),
                UniqueId.of("AIDA", user.arn()),
                Set.of(user.arn(), root(user.arn())),
                Optional.empty());
    }

    static Caller of(Session session) {
        Role role = session.role();
        String arn = role.sessionArn(session.name());
        return new Caller(
                arn,
                role.account(),
                role.id() + ":" + session.name(),
                Set.of(arn, role.arn(), root(role.arn())),
                Optional.of(session));
    }

    private static String root(String iamArn) {
        return iamArn.substring(0, iamArn.lastIndexOf(':')) + ":root";
    }
}

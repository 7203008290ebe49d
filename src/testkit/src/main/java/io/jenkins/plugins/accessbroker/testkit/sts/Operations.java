package io.jenkins.plugins.accessbroker.testkit.sts;

import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import java.util.Set;

/** Finds the operation that a request asks for, and its caller. */
final class Operations {
    private static final Set<String> SIGNED = Set.of("AssumeRole", "GetCallerIdentity");
    private static final String UNSIGNED = "AssumeRoleWithWebIdentity";

    private final Authenticator authenticator;
    private final AssumeRole assumeRole;
    private final AssumeRoleWithWebIdentity webIdentity;
    private final Set<String> disabledRegions;

    Operations(
            Authenticator authenticator,
            AssumeRole assumeRole,
            AssumeRoleWithWebIdentity webIdentity,
            Set<String> disabledRegions) {
        this.authenticator = authenticator;
        this.assumeRole = assumeRole;
        this.webIdentity = webIdentity;
        this.disabledRegions = disabledRegions;
    }

    /** The answer, without faults. */
    Reply perform(HttpRequest request, QueryParameters query, Twist twist, String requestId) {
        if (!request.path().equals("/")) {
            return Reply.of("", HttpAnswer.empty(404));
        }
        if (query.get("Action").isEmpty()) {
            return Reply.of("", HttpAnswer.empty(302).with("Location", "https://aws.amazon.com/iam"));
        }
        Attempt attempt = new Attempt(request, query, twist);
        try {
            HttpAnswer success = Answers.success(perform(attempt), requestId);
            return Reply.of(attempt.callerArn, success);
        } catch (StsException e) {
            return Reply.refused(attempt.callerArn, e.code(), Answers.error(e, requestId));
        }
    }

    private Xml perform(Attempt attempt) {
        String action = attempt.query.get("Action");
        String version = attempt.query.find("Version").orElse("NO_VERSION_SPECIFIED");
        if (!version.equals(Answers.VERSION) || !SIGNED.contains(action) && !action.equals(UNSIGNED)) {
            throw StsErrors.invalidAction(action, version);
        }
        if (action.equals(UNSIGNED)) {
            return webIdentity.perform(attempt.query, attempt.twist);
        }
        Authenticator.Signed signed = authenticator.authenticate(attempt.request);
        attempt.callerArn = signed.caller().arn();
        if (action.equals("GetCallerIdentity")) {
            return identity(signed.caller());
        }
        if (disabledRegions.contains(signed.region())) {
            throw StsErrors.regionDisabled(signed.caller().account());
        }
        return assumeRole.perform(attempt.query, signed.caller(), attempt.twist);
    }

    private static Xml identity(Caller caller) {
        return Answers.result("GetCallerIdentity")
                .element("Arn", caller.arn())
                .element("UserId", caller.userId())
                .element("Account", caller.account());
    }

    /** A request on its way, and what has been found out about it. */
    private static final class Attempt {
        private final HttpRequest request;
        private final QueryParameters query;
        private final Twist twist;
        private String callerArn = "";

        Attempt(HttpRequest request, QueryParameters query, Twist twist) {
            this.request = request;
            this.query = query;
            this.twist = twist;
        }
    }
}

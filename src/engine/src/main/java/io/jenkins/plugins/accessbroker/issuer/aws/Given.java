package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.SortedMap;
import java.util.TreeMap;

/** What of a session is no secret. */
final class Given {
    private Given() {}

    /** The variables that the AWS tools read beside the secrets. */
    static SortedMap<String, String> variables(Wish wish, String accessKeyId) {
        SortedMap<String, String> variables = new TreeMap<>();
        variables.put("AWS_ACCESS_KEY_ID", accessKeyId);
        wish.scope().region().ifPresent(region -> {
            variables.put("AWS_REGION", region);
            variables.put("AWS_DEFAULT_REGION", region);
        });
        return variables;
    }

    /** What the audit log says was given. */
    static SortedMap<String, String> scope(Wish wish, StsAnswer answer) {
        SortedMap<String, String> scope = new TreeMap<>();
        scope.put("role", wish.role().toString());
        scope.put("session", wish.sessionArn());
        scope.put("sessionName", wish.sessionName());
        scope.put("stsRegion", wish.region());
        scope.put("attribution", wish.scope().attribution().word());
        answer.expiration().ifPresent(end -> scope.put("expires", end.toString()));
        answer.sourceIdentity().ifPresent(text -> scope.put("sourceIdentity", Quote.escape(text)));
        answer.packedPolicySize().ifPresent(percent -> scope.put("packedPolicySize", percent + "%"));
        answer.provenance().forEach((name, text) -> scope.put(name, Quote.escape(text)));
        return scope;
    }
}

package io.jenkins.plugins.accessbroker.testkit.sts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that the emulator received, and what it made of it.
 *
 * @param requestId the id that it answered with, {@code x-amzn-RequestId}
 * @param at when it came, by the emulator's clock
 * @param action the action asked for, empty when none was
 * @param callerArn the ARN of who signed it; empty when it was unsigned or its signature was not accepted
 * @param parameters the parameters as sent, in order, without {@code Action} and {@code Version}; the value of
 *     {@code WebIdentityToken} and of {@code TokenCode} is replaced by {@value #REDACTED}
 * @param status the HTTP status of the answer, 0 when a fault left the request without one
 * @param errorCode the error code of the answer, empty when it was no error
 */
public record RecordedRequest(
        String requestId,
        Instant at,
        String action,
        String callerArn,
        Map<String, String> parameters,
        int status,
        String errorCode) {
    /** What stands in place of a secret parameter. */
    public static final String REDACTED = "[redacted]";

    public RecordedRequest {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** The parameter's value, empty when it was not sent. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** The session tags of the request, in order. */
    public Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        for (int i = 1; parameters.containsKey("Tags.member." + i + ".Key"); i++) {
            tags.put(parameter("Tags.member." + i + ".Key"), parameter("Tags.member." + i + ".Value"));
        }
        return tags;
    }

    /** The transitive tag keys of the request, in order. */
    public List<String> transitiveTagKeys() {
        return members("TransitiveTagKeys.member.", "");
    }

    /** The ARNs of the managed session policies of the request, in order. */
    public List<String> policyArns() {
        return members("PolicyArns.member.", ".arn");
    }

    private List<String> members(String prefix, String suffix) {
        List<String> found = new ArrayList<>();
        for (int i = 1; parameters.containsKey(prefix + i + suffix); i++) {
            found.add(parameters.get(prefix + i + suffix));
        }
        return found;
    }
}

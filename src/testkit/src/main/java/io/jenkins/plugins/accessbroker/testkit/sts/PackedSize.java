package io.jenkins.plugins.accessbroker.testkit.sts;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A stand-in for the packed size of session policies and tags.
 *
 * <p>AWS compresses them into a binary format that it does not publish, and answers the percentage of the space they
 * take. The emulator counts instead, in UTF-8 bytes: an inline policy without its insignificant white space, the ARN
 * of each managed policy, and key and value of each tag, inherited ones too, with two bytes more for each ARN and tag;
 * the space is {@value #SPACE} bytes, and a percentage is rounded up. So a policy of 2,048 characters fits by itself,
 * and the 50 longest tags do not. It says nothing about what a given policy takes at AWS.
 */
final class PackedSize {
    /** The bytes that are 100 percent. */
    static final int SPACE = 4096;

    private static final int OVERHEAD = 2;

    private PackedSize() {}

    /** The percentage, 0 when there is nothing to pack. */
    static int percent(SessionPolicies policies, SessionTags tags, Map<String, String> inherited) {
        int size = policies.inline().map(policy -> bytes(policy.compact())).orElse(0);
        for (String arn : policies.managed()) {
            size += bytes(arn) + OVERHEAD;
        }
        for (SessionTags.Tag tag : tags.tags()) {
            size += bytes(tag.key()) + bytes(tag.value()) + OVERHEAD;
        }
        for (Map.Entry<String, String> tag : inherited.entrySet()) {
            size += bytes(tag.getKey()) + bytes(tag.getValue()) + OVERHEAD;
        }
        return (size * 100 + SPACE - 1) / SPACE;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

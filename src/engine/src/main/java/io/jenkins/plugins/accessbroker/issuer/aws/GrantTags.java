package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the session tags that a grant adds to the broker's own. */
record GrantTags(SortedMap<String, String> tags) {
    /**
     * Characters of all keys and values together: our own bound. STS packs them with the session policies into a space
     * whose size is not published; an entry of the audit log has to hold them too.
     */
    static final int TOGETHER = 4_096;

    private static final String EXPECTED = "a mapping of tag keys to values";

    /** The tags, none where the key is missing or a problem was reported. */
    static GrantTags read(Fields fields, String key) {
        SortedMap<String, String> tags = new TreeMap<>();
        fields.named(key).ifPresent(mapping -> {
            List<Node.Entry> entries = mapping.all();
            count(mapping, key, entries);
            Map<String, String> folded = new HashMap<>();
            for (Node.Entry entry : entries) {
                entry(mapping, key, entry, folded, tags);
            }
        });
        return new GrantTags(tags);
    }

    private static void count(Fields fields, String key, List<Node.Entry> entries) {
        if (entries.isEmpty()) {
            fields.problem(fields.at(), "`" + key + "`: expected " + EXPECTED + ", found an empty mapping");
        }
        if (entries.size() > Tags.MOST) {
            fields.problem(
                    fields.at(),
                    "`" + key + "` has " + entries.size() + " entries, more than the " + Tags.MOST
                            + " that sts takes beside the broker's own " + Tags.OWN + ": remove some");
        }
        long together = entries.stream().mapToLong(GrantTags::characters).sum();
        if (together > TOGETHER) {
            fields.misfit(
                    fields.at(),
                    "`" + key + "` has " + together + " characters in all, more than the " + TOGETHER
                            + " allowed: remove some or shorten them");
        }
    }

    private static long characters(Node.Entry entry) {
        int value = entry.value() instanceof Node.Scalar scalar ? scalar.text().length() : 0;
        return (long) entry.key().text().length() + value;
    }

    private static void entry(
            Fields fields, String key, Node.Entry entry, Map<String, String> folded, SortedMap<String, String> tags) {
        Node.Scalar name = entry.key();
        Tags.keyProblem(name.text())
                .ifPresent(problem -> fields.problem(
                        name.at(),
                        "a key of `" + key + "`, " + Quote.of(name.text()) + ", " + problem + ": choose another"));
        String twin = folded.putIfAbsent(Tags.folded(name.text()), name.text());
        if (twin != null) {
            fields.misfit(
                    name.at(),
                    Quote.of(name.text()) + " is in `" + key + "` as " + Quote.of(twin)
                            + " too, and sts does not tell upper from lower case in keys: remove one");
        }
        String tag = "tag " + Quote.of(name.text());
        Texts.scalar(fields, tag, "a value of at most " + StsLimits.TAG_VALUE + " characters", entry.value())
                .ifPresent(value -> {
                    Tags.valueProblem(value.text())
                            .ifPresent(problem -> fields.problem(
                                    value.at(), "the value of " + tag + " " + problem + ": choose another"));
                    tags.put(name.text(), value.text());
                });
    }
}

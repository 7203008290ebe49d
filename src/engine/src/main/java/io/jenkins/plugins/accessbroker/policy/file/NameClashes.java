package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Files that not every file system can hold beside each other, so that a copy may lack one of them. */
final class NameClashes {
    private NameClashes() {}

    /** Reports each file whose name is another's but for the case of letters, or for how accents are put on them. */
    static void report(Collection<String> files, List<Problem> problems) {
        Map<String, String> names = new HashMap<>();
        for (String name : files) {
            String first = names.putIfAbsent(folded(name), name);
            if (first != null) {
                problems.add(new Problem(
                        new Position(name, 1, 1),
                        "this is " + Quote.of(first) + " but for the case or the form of letters, and a file system may"
                                + " hold only one of the two: rename one"));
            }
        }
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}

package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * One of the mappings from names to parts that a policy is made of.
 *
 * @param key its key in the policy file
 * @param singular what messages call one part
 * @param max parts at most
 * @param isName which texts can be a part's name
 * @param form what such a name looks like, for messages
 */
record NamedParts(String key, String singular, int max, Predicate<String> isName, String form) {

    /** Every part that can be read; none if there is no such mapping. */
    <T> List<T> read(Fields policy, BiFunction<Node.Scalar, Fields, Optional<T>> reader) {
        List<T> parts = new ArrayList<>();
        policy.mapping(key, "a mapping with an entry for each " + singular).ifPresent(named -> {
            List<Node.Entry> entries = named.all();
            if (entries.isEmpty()) {
                policy.problem(named.at(), "`" + key + "` is empty: add a " + singular + " or remove the key");
            } else if (entries.size() > max) {
                policy.problem(
                        policy.at(key),
                        "`" + key + "` has " + entries.size() + " entries, more than the " + max
                                + " allowed: split the policy");
            } else {
                entries.forEach(entry -> part(policy, entry, reader).ifPresent(parts::add));
            }
        });
        return parts;
    }

    private <T> Optional<T> part(Fields policy, Node.Entry entry, BiFunction<Node.Scalar, Fields, Optional<T>> reader) {
        Node.Scalar name = entry.key();
        if (!isName.test(name.text())) {
            policy.problem(name.at(), "the " + singular + " name " + name.quote() + " is not " + form + ": rename it");
            return Optional.empty();
        }
        String what = singular + " " + Quote.of(name.text());
        return policy.mapping(what, "a mapping of its keys to values", entry.value())
                .flatMap(fields -> reader.apply(name, fields));
    }
}

package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * One of the mappings from names to parts that a policy is made of.
 *
 * @param key its key in the policy file
 * @param singular what messages call one part
 * @param max parts at most
 * @param name what a part's name looks like
 * @param part what a part looks like
 */
record NamedParts(String key, String singular, int max, Shape.Text name, Shape.Mapping part) {

    /** What may stand under the key. */
    Shape.Named shape() {
        return new Shape.Named("a mapping with an entry for each " + singular, name, part, max);
    }

    /** Every part that can be read; none if there is no such mapping. */
    <T> List<T> read(Fields policy, BiFunction<Node.Scalar, Fields, Optional<T>> reader) {
        List<T> parts = new ArrayList<>();
        policy.named(key).ifPresent(named -> {
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
        Node.Scalar own = entry.key();
        if (!name.fits(own.text())) {
            policy.problem(
                    own.at(), "the " + singular + " name " + own.quote() + " is not " + name.form() + ": rename it");
            return Optional.empty();
        }
        return policy.part(singular + " " + Quote.of(own.text()), part, entry.value())
                .flatMap(fields -> reader.apply(own, fields));
    }
}

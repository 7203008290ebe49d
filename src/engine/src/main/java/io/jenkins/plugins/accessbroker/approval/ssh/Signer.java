package io.jenkins.plugins.accessbroker.approval.ssh;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line of a list of allowed signers.
 *
 * @param names whose key it is, all names of one person
 * @param namespaces what it may sign for; anything where there is none
 * @param after the first moment at which it counts
 * @param before the first moment at which it does not count any more
 */
record Signer(
        List<String> names,
        SshKey key,
        Optional<String> namespaces,
        Optional<Instant> after,
        Optional<Instant> before) {
    Signer {
        names = List.copyOf(names);
    }

    /** Why its signatures do not count; nothing if they do. */
    Optional<String> refuses(String namespace, Instant time) {
        String whose = "the key of " + Quote.of(names.get(0));
        if (namespaces
                .filter(patterns -> !Namespaces.match(patterns, namespace))
                .isPresent()) {
            return Optional.of(whose + " is listed for the namespaces " + Quote.of(namespaces.get()) + ", and not for `"
                    + namespace + "`: have the security team list it");
        }
        if (after.filter(time::isBefore).isPresent()) {
            return Optional.of(whose + " is valid from " + after.get() + " on: sign with one that is valid now");
        }
        if (before.filter(end -> !time.isBefore(end)).isPresent()) {
            return Optional.of(whose + " was valid until " + before.get() + ": sign with one that is valid now");
        }
        return Optional.empty();
    }
}

package io.jenkins.plugins.accessbroker.approval;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who changed policies since the version in force.
 *
 * @param identities their names, usually e-mail addresses; nothing where it is not known who they are
 */
public record Authors(Optional<List<String>> identities) {
    /** It is not known who they are. */
    public static final Authors UNKNOWN = new Authors(Optional.empty());

    public Authors {
        identities = Objects.requireNonNull(identities).map(List::copyOf);
    }

    /** These, and nobody else. */
    public static Authors of(List<String> identities) {
        return new Authors(Optional.of(identities));
    }

    /** Whether it is known that the approver is one of them. */
    public boolean include(Approver approver) {
        return identities.stream().flatMap(List::stream).anyMatch(approver::is);
    }
}

package io.jenkins.plugins.accessbroker.approval;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who changed policies since the version in force.
 *
 * @param identities their names, usually e-mail addresses; nothing where it is not known who they are
 */
public record Authors(Optional<List<String>> identities) {
    /** It is not known who they are. */
    public static final Authors UNKNOWN = new Authors(Optional.empty());

    /** Names that are recorded at most; with the longest ones they fill half of an audit entry. */
    private static final int RECORDED = 32;

    public Authors {
        identities = Objects.requireNonNull(identities).map(List::copyOf);
    }

    /** These, and nobody else. */
    public static Authors of(List<String> identities) {
        return new Authors(Optional.of(identities));
    }

    /** Their names for a record: as many as an entry has room for, and how many more there are. */
    public Optional<List<String>> recorded() {
        return identities.map(all -> all.size() <= RECORDED
                ? all
                : Stream.concat(all.stream().limit(RECORDED), Stream.of("and " + (all.size() - RECORDED) + " more"))
                        .toList());
    }

    /** Whether it is known that the approver is one of them. */
    public boolean include(Approver approver) {
        return identities.stream().flatMap(List::stream).anyMatch(approver::is);
    }
}

package io.jenkins.plugins.accessbroker.plugin.migration;

import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;

/** Finds what is known of the uses of a stored credential: what was remembered, and what its fingerprint adds to that. */
final class UsesOf {
    private final Fingerprints fingerprints = new Fingerprints();
    private final UseMemory memory = Uses.get().memory();
    private final Instant first = Uses.get().clock().instant().minus(UseMemory.KEPT);

    /** Those that the user may see, and how many there are besides. */
    record Found(List<KnownUse> uses, long hidden) {
        Found {
            uses = List.copyOf(uses);
        }
    }

    Found find(Stored stored) {
        List<KnownUse> all = new ArrayList<>();
        Set<Place> known = new HashSet<>();
        for (Map.Entry<Use, Tally> use : memory.of(stored.id()).entrySet()) {
            if (canReach(stored, use.getKey().place())) {
                all.add(KnownUse.of(use.getKey(), use.getValue()));
                known.add(use.getKey().place());
            }
        }
        try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
            all.addAll(fingerprints.of(stored.credential(), place -> !known.contains(place)));
        }
        List<KnownUse> late = all.stream()
                .filter(use -> use.last().filter(time -> time.isBefore(first)).isEmpty())
                .filter(use -> exists(use.place()))
                .toList();
        List<KnownUse> shown = late.stream()
                .filter(use -> maySee(use.place()))
                .sorted(Comparator.comparing((KnownUse use) -> use.place().name())
                        .thenComparing(use -> use.by().orElse(""))
                        .thenComparing(use -> use.place().kind()))
                .toList();
        return new Found(shown, late.size() - shown.size());
    }

    /** Uses are remembered by id: in a folder's store are only those from within the folder. */
    private static boolean canReach(Stored stored, Place place) {
        return stored.folder().isEmpty() || place.isIn(stored.folder());
    }

    private static boolean exists(Place place) {
        return place.kind() == Place.Kind.AGENT || item(place).isPresent();
    }

    private static boolean maySee(Place place) {
        return place.kind() == Place.Kind.AGENT
                || item(place).filter(item -> item.hasPermission(Item.READ)).isPresent();
    }

    private static Optional<Item> item(Place place) {
        try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
            return Optional.ofNullable(Objects.requireNonNull(Jenkins.get()).getItemByFullName(place.name()));
        }
    }
}

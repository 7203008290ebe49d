package io.jenkins.plugins.accessbroker.audit.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The keys that a log has had, the oldest first, and the sizes at which each could sign a checkpoint. */
final class KeyHistory {
    private final List<Reign> reigns;

    private KeyHistory(List<Reign> reigns) {
        this.reigns = List.copyOf(reigns);
    }

    /** One key for all sizes. */
    static KeyHistory of(VerifierKey only) {
        return new KeyHistory(List.of(new Reign(only, 0, Long.MAX_VALUE)));
    }

    /** The keys of one or more handovers, the smallest first, each from the key that the one before is to. */
    static KeyHistory of(List<Handover> handovers) {
        List<Reign> reigns = new ArrayList<>();
        long since = 0;
        for (Handover handover : handovers) {
            reigns.add(new Reign(handover.from(), since, handover.size()));
            since = handover.size();
        }
        reigns.add(new Reign(handovers.get(handovers.size() - 1).to(), since, Long.MAX_VALUE));
        return new KeyHistory(reigns);
    }

    boolean has(VerifierKey key) {
        return reigns.stream().anyMatch(reign -> reign.key.equals(key));
    }

    /** The keys that could sign a checkpoint of a size: two at a handover, the newer first. */
    List<VerifierKey> at(long size) {
        List<VerifierKey> keys = new ArrayList<>(reigns.stream()
                .filter(reign -> reign.from <= size && size <= reign.to)
                .map(Reign::key)
                .toList());
        Collections.reverse(keys);
        return keys;
    }

    /** The key that signed a checkpoint and could at its size. */
    Optional<VerifierKey> signed(Target target) {
        return at(target.size()).stream()
                .filter(key -> target.wrong(key).isEmpty())
                .findFirst();
    }

    /** What is wrong with a checkpoint that none signed that could. */
    String wrong(Target target) {
        Optional<Reign> signer = signer(target);
        return signer.isPresent()
                ? "it states " + Count.entries(target.size()) + " and is signed by the key `"
                        + signer.get().key() + "`, which signed none over `"
                        + signer.get().to() + "` or under `" + signer.get().from()
                        + "` entries: whoever signed it had a key that was not the log's then"
                : target.wrong(at(target.size()).get(0)).orElseThrow();
    }

    /** Which of the keys signed a checkpoint, at whatever size. */
    Optional<Reign> signer(Target target) {
        return reigns.stream()
                .filter(reign -> target.wrong(reign.key).isEmpty())
                .findFirst();
    }

    /** How many signature lines of a note are of none of the keys. */
    long others(SignedNote note) {
        return note.signatures().stream()
                .filter(line -> reigns.stream().noneMatch(reign -> line.by(reign.key)))
                .count();
    }

    /** A key, and the sizes from and to which it could sign a checkpoint. */
    record Reign(VerifierKey key, long from, long to) {}
}

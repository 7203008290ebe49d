package io.jenkins.plugins.accessbroker.plugin.migration;

import io.jenkins.plugins.accessbroker.plugin.guard.Mediation;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A use of a credential, as it is shown.
 *
 * @param by the step or the class; nothing if it is not known
 * @param times in how many builds, or how often outside builds; 0 if it is not known
 * @param last when it was seen last, where that is known
 * @param mediation of the last time, where that is known
 */
record KnownUse(
        Place place,
        Optional<String> by,
        long times,
        Optional<Instant> last,
        Optional<Mediation> mediation,
        Set<Source> sources) {
    KnownUse {
        Objects.requireNonNull(place);
        Objects.requireNonNull(by);
        Objects.requireNonNull(last);
        Objects.requireNonNull(mediation);
        sources = Set.copyOf(sources);
    }

    static KnownUse of(Use use, Tally tally) {
        return new KnownUse(
                use.place(),
                Optional.of(use.by()),
                tally.times(),
                Optional.of(tally.last()),
                Optional.of(tally.mediation()),
                tally.sources());
    }

    static KnownUse ofFingerprint(Place place, Optional<Instant> last) {
        return new KnownUse(place, Optional.empty(), 0, last, Optional.empty(), Set.of(Source.FINGERPRINT));
    }

    /** Whether the credential was only about to be used. */
    boolean isStopped() {
        return mediation.filter(Mediation.STOPPED::equals).isPresent();
    }

    /** Where it is known from, in words. */
    String knownFrom() {
        return sources.stream()
                .sorted()
                .map(source -> switch (source) {
                    case STEP -> "the step's parameters";
                    case REPORT -> "the code's report";
                    case FINGERPRINT -> "Jenkins' fingerprint";
                })
                .collect(Collectors.joining(", "));
    }

    /** Whether a grant stood before it, in words. */
    String mediated() {
        return mediation
                .map(known -> switch (known) {
                    case UNGUARDED -> "no: no grant guarded it";
                    case DECIDED -> "yes";
                    case STOPPED -> "stopped";
                    case PAST -> "no: past the grant";
                })
                .orElse("not known");
    }
}

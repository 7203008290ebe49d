package io.jenkins.plugins.accessbroker.plugin.migration;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.fingerprints.ItemCredentialsFingerprintFacet;
import com.cloudbees.plugins.credentials.fingerprints.NodeCredentialsFingerprintFacet;
import hudson.model.Fingerprint;
import hudson.model.Job;
import hudson.model.Run;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.FingerprintFacet;
import jenkins.model.Jenkins;

/**
 * What Jenkins' own fingerprints say of the use of credentials. A fingerprint begins anew when its credential is changed. To
 * be asked as whoever sees all jobs.
 */
final class Fingerprints {
    private static final Logger LOGGER = Logger.getLogger(Fingerprints.class.getName());
    /** Builds that are loaded for their time, for one report. */
    private static final int BUILDS = 500;

    private int left = BUILDS;

    /** The uses of a credential in places that are asked for. */
    List<KnownUse> of(Credentials credential, Predicate<Place> wanted) {
        try {
            Fingerprint fingerprint = CredentialsProvider.getFingerprintOf(credential);
            return fingerprint == null ? List.of() : of(fingerprint, wanted);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "cannot read the fingerprint of a credential");
            return List.of();
        }
    }

    private List<KnownUse> of(Fingerprint fingerprint, Predicate<Place> wanted) {
        List<KnownUse> found = new ArrayList<>();
        for (String name : fingerprint.getJobs()) {
            Place place = new Place(Place.Kind.JOB, name);
            Fingerprint.RangeSet builds = fingerprint.getRangeSet(name);
            if (wanted.test(place) && !builds.isEmpty()) {
                found.add(KnownUse.ofFingerprint(place, time(name, builds.max() - 1)));
            }
        }
        for (FingerprintFacet facet : fingerprint.getFacets()) {
            place(facet)
                    .filter(wanted)
                    .ifPresent(place -> found.add(
                            KnownUse.ofFingerprint(place, Optional.of(Instant.ofEpochMilli(facet.getTimestamp())))));
        }
        return found;
    }

    private static Optional<Place> place(FingerprintFacet facet) {
        if (facet instanceof ItemCredentialsFingerprintFacet item) {
            return Optional.of(new Place(Place.Kind.ITEM, item.getItemFullName()));
        }
        return facet instanceof NodeCredentialsFingerprintFacet node
                ? Optional.of(
                        new Place(Place.Kind.AGENT, node.getNodeName().isEmpty() ? "built-in" : node.getNodeName()))
                : Optional.empty();
    }

    private Optional<Instant> time(String name, int number) {
        Job<?, ?> job = Jenkins.get().getItemByFullName(name, Job.class);
        if (job == null || left-- <= 0) {
            return Optional.empty();
        }
        Run<?, ?> build = job.getBuildByNumber(number);
        return Optional.ofNullable(build).map(run -> Instant.ofEpochMilli(run.getTimeInMillis()));
    }
}

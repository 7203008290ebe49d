package io.jenkins.plugins.accessbroker.audit.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A report being written. */
final class Report {
    private final Findings findings = new Findings();
    private final List<String> checked = new ArrayList<>();
    private final List<String> unchecked = new ArrayList<>();

    void add(Finding finding) {
        findings.add(finding);
    }

    /** Adds what a fault says of a place. */
    void add(LogFault fault, Place place) {
        String message = fault.getMessage();
        add(
                switch (fault.reason()) {
                    case MISSING -> new Finding.Missing(place, message);
                    case CORRUPT, KEY -> new Finding.Malformed(place, message);
                    default -> new Finding.Unreadable(place, message);
                });
    }

    void checked(String what) {
        checked.add(what);
    }

    void unchecked(String what) {
        unchecked.add(what);
    }

    VerifyReport written(Optional<Checkpoint> checkpoint, long entries, long away) {
        return new VerifyReport(checkpoint, entries, away, findings.all(), checked, unchecked);
    }
}

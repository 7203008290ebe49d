package io.jenkins.plugins.accessbroker.audit.log;

import java.util.ArrayList;
import java.util.List;

/** Findings as they are met, a bounded number of them. What breaks the log is never left out for a remark. */
final class Findings {
    /** A bound of this program: who reads the report needs the first, and memory has an end. */
    static final int MOST = 100;

    private final List<Finding> breaking = new ArrayList<>();
    private final List<Finding> remarks = new ArrayList<>();

    void add(Finding finding) {
        List<Finding> list = finding.breaks() ? breaking : remarks;
        if (list.size() < MOST) {
            list.add(finding);
        }
    }

    /** At most 100, those that break the log first. */
    List<Finding> all() {
        List<Finding> all = new ArrayList<>(breaking);
        all.addAll(remarks);
        return all.subList(0, Math.min(MOST, all.size()));
    }
}

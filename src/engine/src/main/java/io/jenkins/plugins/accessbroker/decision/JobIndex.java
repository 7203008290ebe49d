package io.jenkins.plugins.accessbroker.decision;

import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds by a job's name what was filed under globs that may stand for it, without looking at the others.
 *
 * <p>A tree of segments: each entry is filed at the end of its glob's literal segments, so a look-up walks the job's
 * own segments only.
 */
public final class JobIndex<T> {
    private final Map<String, JobIndex<T>> children = new HashMap<>();
    private final List<T> entries = new ArrayList<>();

    /** Files an entry under a glob. */
    public void add(Glob jobs, T entry) {
        JobIndex<T> node = this;
        for (String segment : jobs.pattern().split("/", -1)) {
            if (segment.contains("*")) {
                break;
            }
            node = node.children.computeIfAbsent(segment, name -> new JobIndex<>());
        }
        node.entries.add(entry);
    }

    /** At most {@code limit} entries, those filed closest to the job first. */
    public List<T> candidates(String job, int limit) {
        List<JobIndex<T>> path = new ArrayList<>(List.of(this));
        JobIndex<T> node = this;
        for (String segment : job.split("/", -1)) {
            node = node.children.get(segment);
            if (node == null) {
                break;
            }
            path.add(node);
        }
        List<T> found = new ArrayList<>();
        for (int i = path.size() - 1; i >= 0 && found.size() < limit; i--) {
            List<T> here = path.get(i).entries;
            found.addAll(here.subList(0, Math.min(here.size(), limit - found.size())));
        }
        return found;
    }
}

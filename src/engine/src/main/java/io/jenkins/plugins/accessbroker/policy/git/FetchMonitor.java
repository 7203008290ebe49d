package io.jenkins.plugins.accessbroker.policy.git;

import java.io.File;
import java.util.Optional;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Stops a fetch that brings more than is taken. */
public final class FetchMonitor extends EmptyProgressMonitor {
    private final GitLimits limits;
    private final File objects;
    private final long before;
    private int done;
    private boolean remote;
    private volatile Optional<String> exceeded = Optional.empty();

    /**
     * A monitor.
     *
     * @param objects the directory that the repository's objects are in
     */
    public FetchMonitor(GitLimits limits, File objects) {
        this.limits = limits;
        this.objects = objects;
        this.before = size();
    }

    /** What was too much; nothing if nothing was. */
    public Optional<String> exceeded() {
        return exceeded;
    }

    /** Each task here counts objects; what the other side says of its own tasks is left alone. */
    @Override
    public void beginTask(String title, int total) {
        done = 0;
        remote = title.startsWith("remote:");
        if (!remote && total > limits.objects()) {
            exceeded = Optional.of("more than " + limits.objects() + " objects");
        }
    }

    @Override
    public void update(int completed) {
        done += completed;
        if (!remote && done > limits.objects()) {
            exceeded = Optional.of("more than " + limits.objects() + " objects");
        }
        if (size() - before > limits.bytes()) {
            exceeded = Optional.of("more than " + limits.bytes() + " bytes");
        }
    }

    @Override
    public boolean isCancelled() {
        return exceeded.isPresent();
    }

    /** The bytes of all packs, the one that is being received included. */
    private long size() {
        long size = 0;
        for (File directory : new File[] {objects, new File(objects, "pack")}) {
            File[] files = directory.listFiles(File::isFile);
            for (File file : files == null ? new File[0] : files) {
                size += file.length();
            }
        }
        return size;
    }
}

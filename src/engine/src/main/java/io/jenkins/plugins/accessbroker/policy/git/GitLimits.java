package io.jenkins.plugins.accessbroker.policy.git;

import java.time.Duration;

/**
 * What is taken from a repository at most.
 *
 * @param objects objects of a fetch
 * @param bytes bytes that a fetch may write to the disk; it is looked at after each object
 * @param entries files and directories of a commit, those that are no policies included
 * @param commits commits between the version in force and a newer one
 * @param patience how long the other side may be silent
 */
public record GitLimits(int objects, long bytes, int entries, int commits, Duration patience) {
    /** A million objects, 512 MiB, 100,000 entries, 10,000 commits, half a minute. */
    public static final GitLimits USUAL = new GitLimits(1_000_000, 512L << 20, 100_000, 10_000, Duration.ofSeconds(30));
}

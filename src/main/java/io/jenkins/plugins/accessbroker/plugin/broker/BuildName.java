package io.jenkins.plugins.accessbroker.plugin.broker;

import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.accessbroker.plugin.record.BuildLog;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;

/**
 * The name of a build in the audit log, {@code folder/job #7}. It may be that of a job of before a rename, and another job
 * may have that name now.
 */
final class BuildName {
    private static final Pattern FORM = Pattern.compile("(.+) #([1-9]\\d{0,9})", Pattern.DOTALL);

    private BuildName() {}

    /** The build that has this name now, unless it is another one than that of the lease. */
    static Optional<Run<?, ?>> find(String name, String lease) {
        return find(name).filter(build -> BuildLog.of(build).tells(lease));
    }

    /** Whether two objects stand for one build: a build that is loaded again is another object. */
    static boolean isSame(Run<?, ?> one, Run<?, ?> other) {
        return one == other
                || (one.getExternalizableId().equals(other.getExternalizableId())
                        && one.getTimeInMillis() == other.getTimeInMillis());
    }

    private static Optional<Run<?, ?>> find(String name) {
        Matcher parts = FORM.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try (ACLContext asController = ACL.as2(ACL.SYSTEM2)) {
            Job<?, ?> job = Jenkins.get().getItemByFullName(parts.group(1), Job.class);
            return Optional.ofNullable(job).map(found -> found.getBuildByNumber(Integer.parseInt(parts.group(2))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

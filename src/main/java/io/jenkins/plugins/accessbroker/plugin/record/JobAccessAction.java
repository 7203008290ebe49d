package io.jenkins.plugins.accessbroker.plugin.record;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.plugin.permission.AccessPermissions;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import jenkins.model.Tab;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerProxy;

/**
 * The page of a job that lists the access its recent builds asked for. It looks at a bounded number of builds, and
 * loads only those that keep anything.
 */
@Restricted(NoExternalUse.class)
public final class JobAccessAction extends Tab implements StaplerProxy {
    /** Build numbers that are looked at, the latest first. */
    static final int MAX_BUILDS = 50;
    /** Requests that the page shows. */
    static final int MAX_REQUESTS = 200;

    private final transient Job<?, ?> job;

    JobAccessAction(Job<?, ?> job) {
        super(job);
        this.job = job;
    }

    /** The link is there for who may follow it, on jobs that have anything to show. */
    @Override
    public String getIconFileName() {
        return job.hasPermission(AccessPermissions.VIEW_AUDIT) && numbers().anyMatch(number -> keeps(job, number))
                ? "symbol-key"
                : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.AccessAction_displayName();
    }

    @Override
    public String getUrlName() {
        return "access";
    }

    /** Nothing of this action is served to anybody else. */
    @Override
    public Object getTarget() {
        job.checkPermission(AccessPermissions.VIEW_AUDIT);
        return this;
    }

    public int getMaxBuilds() {
        return MAX_BUILDS;
    }

    /** The recent builds that asked for access, the latest first. */
    public List<BuildRequests> getBuilds() {
        Instant now = Instant.now();
        BuildLogReader reader = new BuildLogReader(BuildLogReader.MAX_BYTES);
        List<BuildRequests> builds = new ArrayList<>();
        int left = MAX_REQUESTS;
        for (long number : numbers().toArray()) {
            Run<?, ?> build = left > 0 && reader.mayRead() && keeps(job, number)
                    ? job.getBuildByNumber(Math.toIntExact(number))
                    : null;
            if (build != null && build.hasPermission(AccessPermissions.VIEW_AUDIT)) {
                AccessPage page = AccessPage.of(build, reader, left, now);
                left -= page.getRequests().size();
                builds.add(new BuildRequests(build, page));
            }
        }
        return builds;
    }

    private LongStream numbers() {
        return LongStream.iterate(job.getNextBuildNumber() - 1L, number -> number > 0, number -> number - 1)
                .limit(MAX_BUILDS);
    }

    private static boolean keeps(Job<?, ?> job, long number) {
        Path directory = job.getBuildDir().toPath().resolve(Long.toString(number));
        return Files.isRegularFile(directory.resolve(BuildLog.FILE), LinkOption.NOFOLLOW_LINKS);
    }

    /** A build and what it asked for. */
    @Restricted(NoExternalUse.class)
    public static final class BuildRequests {
        private final Run<?, ?> build;
        private final AccessPage page;

        BuildRequests(Run<?, ?> build, AccessPage page) {
            this.build = build;
            this.page = page;
        }

        public Run<?, ?> getBuild() {
            return build;
        }

        public AccessPage getPage() {
            return page;
        }
    }

    /** Adds the page to jobs. */
    @Extension
    public static final class Factory extends TransientActionFactory<Job> {
        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return JobAccessAction.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Job job) {
            Job<?, ?> of = job;
            return List.of(new JobAccessAction(of));
        }
    }
}

package io.jenkins.plugins.accessbroker.plugin.record;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.plugin.permission.AccessPermissions;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import jenkins.model.Tab;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerProxy;

/** The page of a build that lists every access it asked for. It is there for whoever may view the audit of the build. */
@Restricted(NoExternalUse.class)
public final class AccessAction extends Tab implements StaplerProxy {
    /** Requests that one page shows. */
    static final int MAX_REQUESTS = 200;

    private final transient Run<?, ?> build;

    AccessAction(Run<?, ?> build) {
        super(build);
        this.build = build;
    }

    @Override
    public String getIconFileName() {
        return build.hasPermission(AccessPermissions.VIEW_AUDIT) ? "symbol-key" : null;
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
        build.checkPermission(AccessPermissions.VIEW_AUDIT);
        return this;
    }

    /** What the page shows, read once for each showing. */
    public AccessPage getPage() {
        return AccessPage.of(build, new BuildLogReader(BuildLogReader.MAX_BYTES), MAX_REQUESTS, Instant.now());
    }

    /** Adds the page to builds that have anything to show. */
    @Extension
    public static final class Factory extends TransientActionFactory<Run> {
        @Override
        public Class<Run> type() {
            return Run.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return AccessAction.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Run build) {
            Run<?, ?> run = build;
            return BuildLog.of(run).exists() ? List.of(new AccessAction(run)) : List.of();
        }
    }
}

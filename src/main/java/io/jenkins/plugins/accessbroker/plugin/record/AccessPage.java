package io.jenkins.plugins.accessbroker.plugin.record;

import hudson.model.Run;
import java.time.Instant;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What one build's page shows. */
@Restricted(NoExternalUse.class)
public final class AccessPage {
    private final List<AccessView> requests;
    private final long more;
    private final BuildLogReader.Damage damage;

    private AccessPage(List<AccessView> requests, long more, BuildLogReader.Damage damage) {
        this.requests = requests;
        this.more = more;
        this.damage = damage;
    }

    /**
     * Reads a build's copy.
     *
     * @param max how many requests are shown
     */
    static AccessPage of(Run<?, ?> build, BuildLogReader reader, int max, Instant now) {
        Accesses accesses = new Accesses(max);
        BuildLogReader.Damage damage = reader.read(BuildLog.of(build).file(), accesses::add);
        List<AccessView> requests = accesses.list().stream()
                .map(access -> new AccessView(access, now))
                .toList();
        return new AccessPage(requests, accesses.more(), damage);
    }

    public List<AccessView> getRequests() {
        return requests;
    }

    /** Requests that the copy has and the page does not show. */
    public long getMore() {
        return more;
    }

    public long getDenied() {
        return requests.stream().filter(AccessView::isDenied).count();
    }

    /** Whether the copy was read to its end. If not, what is shown may have gone on. */
    public boolean isWhole() {
        return damage.whole();
    }

    /** Lines of the copy that are no entries. */
    public long getUnreadable() {
        return damage.unreadable();
    }

    /** What is wrong with the first of them. */
    public List<String> getUnreadableFirst() {
        return damage.first();
    }
}

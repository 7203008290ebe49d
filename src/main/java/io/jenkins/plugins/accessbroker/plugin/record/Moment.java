package io.jenkins.plugins.accessbroker.plugin.record;

import hudson.Util;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A time as pages show it: when it was, and how long ago when the page was made. */
@Restricted(NoExternalUse.class)
public final class Moment {
    private final Instant at;
    private final Instant now;

    /** A time, and the time that it is now. */
    public Moment(Instant at, Instant now) {
        this.at = at;
        this.now = now;
    }

    /** RFC 3339 in UTC. */
    public String getIso() {
        return at.toString();
    }

    public Date getDate() {
        return Date.from(at);
    }

    /** Such as `3 min ago` or `in 12 min`. */
    public String getRelative() {
        long millis = Duration.between(at, now).toMillis();
        String span = Util.getTimeSpanString(Math.abs(millis));
        return millis < 0 ? Messages.Moment_in(span) : Messages.Moment_ago(span);
    }
}

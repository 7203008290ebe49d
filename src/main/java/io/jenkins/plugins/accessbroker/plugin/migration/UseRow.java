package io.jenkins.plugins.accessbroker.plugin.migration;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A use as a page and the command show it. */
public final class UseRow {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'");

    private final KnownUse use;

    UseRow(KnownUse use) {
        this.use = use;
    }

    /** The job, the item outside a build, or the agent. */
    public String getPlace() {
        String name = Quote.escape(use.place().name());
        return switch (use.place().kind()) {
            case JOB -> name;
            case ITEM -> name + " (outside builds)";
            case AGENT -> "agent " + name;
        };
    }

    /** The step or the class. */
    public String getBy() {
        return use.by().map(Quote::escape).orElse("not known");
    }

    public String getTimes() {
        return use.times() == 0 ? "not known" : Long.toString(use.times());
    }

    public String getLast() {
        return use.last().map(time -> TIME.format(time.atZone(ZoneOffset.UTC))).orElse("not known");
    }

    public String getMediated() {
        return use.mediated();
    }

    public String getKnownFrom() {
        return use.knownFrom();
    }
}

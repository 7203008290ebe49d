package io.jenkins.plugins.accessbroker.audit.log;

import java.io.IOException;

/** What goes wrong at one change to a disk, counted from 1. */
final class Trouble {
    private final Kind kind;
    private final int at;
    private int changes;

    private Trouble(Kind kind, int at) {
        this.kind = kind;
        this.at = at;
    }

    static Trouble none() {
        return new Trouble(Kind.REFUSED, Integer.MAX_VALUE);
    }

    static Trouble at(int change, Kind kind) {
        return new Trouble(kind, change);
    }

    /** Whether it has happened. */
    boolean met() {
        return changes >= at;
    }

    /** Makes a change, in whole, in part or not at all. */
    void change(Runnable whole, Runnable part) throws IOException {
        changes++;
        if (kind == Kind.POWER && changes > at) {
            throw new IOException("the power is off");
        }
        if (changes != at) {
            whole.run();
            return;
        }
        switch (kind) {
            case REFUSED, FULL, POWER -> part.run();
            case DONE_YET_REPORTED -> whole.run();
        }
        throw new IOException(kind == Kind.FULL ? "No space left on device" : "injected");
    }

    enum Kind {
        /** The change fails: a write half done, a force losing what it was to force. */
        REFUSED,
        /** The same, and says that the disk is full. */
        FULL,
        /** The change is made, and reported as failed. */
        DONE_YET_REPORTED,
        /** The change and all after it fail. */
        POWER
    }
}

package io.jenkins.plugins.accessbroker.plugin.migration;

import hudson.model.Item;
import hudson.model.Node;
import hudson.model.Run;
import java.util.Objects;
import jenkins.model.Jenkins;

/**
 * Where a credential is used.
 *
 * @param name the full name of a job or an item, or an agent's name
 */
record Place(Kind kind, String name) {
    /** Characters of a name that is kept. */
    static final int MAX = 1_024;

    /** What it is. */
    enum Kind {
        /** Builds of a job. */
        JOB,
        /** A job or folder, outside any build: polling, scans. */
        ITEM,
        /** An agent: its launcher. */
        AGENT
    }

    Place {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(name);
    }

    static Place of(Run<?, ?> build) {
        return new Place(Kind.JOB, build.getParent().getFullName());
    }

    static Place of(Item item) {
        return new Place(Kind.ITEM, item.getFullName());
    }

    static Place of(Node node) {
        return new Place(Kind.AGENT, node instanceof Jenkins ? "built-in" : node.getNodeName());
    }

    /** Whether it is an item, or is in it. */
    boolean isIn(String item) {
        return kind != Kind.AGENT && (name.equals(item) || name.startsWith(item + "/"));
    }

    /** This place after an item got another name. */
    Place renamed(String from, String to) {
        return isIn(from) ? new Place(kind, to + name.substring(from.length())) : this;
    }
}

package io.jenkins.plugins.accessbroker.plugin.lease;

import java.io.Serializable;

/** A wish as the author of a job wrote it: what is kept over a restart of the controller, and read again. */
public final class WishText implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String grants;
    private final String ttl;
    private final String reason;
    private final String variables;

    /** The parameters; any but the grants may be null. */
    public WishText(String grants, String ttl, String reason, String variables) {
        this.grants = grants;
        this.ttl = ttl;
        this.reason = reason;
        this.variables = variables;
    }

    /** Reads and checks the parameters. */
    public Wish read() throws BadParameter {
        return Wish.of(grants, ttl, reason, variables);
    }
}

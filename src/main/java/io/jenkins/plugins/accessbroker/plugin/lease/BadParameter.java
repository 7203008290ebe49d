package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.AbortException;

/** A parameter that cannot be used; nothing was asked for. */
public final class BadParameter extends AbortException {
    private static final long serialVersionUID = 1L;

    /** Names the parameter, then says what is wrong with it and what to write. */
    public BadParameter(String parameter, String problem) {
        super("withAccess: `" + parameter + "`: " + problem);
    }
}

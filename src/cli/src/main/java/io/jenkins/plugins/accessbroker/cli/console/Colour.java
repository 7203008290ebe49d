package io.jenkins.plugins.accessbroker.cli.console;

import java.util.Map;

/** Whether to use colour: on a terminal, unless the environment says otherwise. */
final class Colour {
    private Colour() {}

    /** {@code NO_COLOR} turns it off, then {@code CLICOLOR_FORCE} turns it on, then the terminal decides. */
    static boolean shows(Map<String, String> environment, boolean terminal) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        String force = environment.getOrDefault("CLICOLOR_FORCE", "");
        if (!force.isEmpty() && !force.equals("0")) {
            return true;
        }
        return terminal
                && !environment.getOrDefault("CLICOLOR", "").equals("0")
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }
}

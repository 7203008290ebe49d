package io.jenkins.plugins.accessbroker.cli.exec;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;

/** What is done when this process is asked to end, until it is removed. */
final class ShutdownHook {
    private final Thread thread;

    private ShutdownHook(Thread thread) {
        this.thread = thread;
    }

    static ShutdownHook install(Runnable action) throws CliFault {
        Thread thread = new Thread(action, "end the lease");
        try {
            Runtime.getRuntime().addShutdownHook(thread);
        } catch (IllegalStateException e) {
            throw new CliFault(CliFault.Reason.INTERRUPTED, "stopped before anything was asked for", e);
        }
        return new ShutdownHook(thread);
    }

    /** Takes the action back. Once the process is ending that is too late, and it is carried out. */
    void remove() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException ending) {
            // The process is ending: the action has begun, and the process waits for it.
        }
    }
}

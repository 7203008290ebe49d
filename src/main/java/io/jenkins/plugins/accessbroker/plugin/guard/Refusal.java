package io.jenkins.plugins.accessbroker.plugin.guard;

import io.jenkins.plugins.accessbroker.plugin.lease.AccessRefused;

/** A refusal out of a method that declares no exception. The builds that call such methods take it as one of their own. */
final class Refusal {
    private Refusal() {}

    /** Throws the refusal; it never returns. */
    static RuntimeException unchecked(AccessRefused refused) {
        return Refusal.<RuntimeException>raise(refused);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException raise(Throwable refused) throws T {
        throw (T) refused;
    }
}

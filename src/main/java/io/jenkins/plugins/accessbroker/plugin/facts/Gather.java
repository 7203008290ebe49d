package io.jenkins.plugins.accessbroker.plugin.facts;

import io.jenkins.plugins.accessbroker.request.Fact;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Whatever goes wrong in gathering a fact makes that fact unknown, never absent, and is logged on the controller.
 *
 * <p>The reason that goes to build logs does not have the exception's message, which may hold what an SCM signs in with.
 */
final class Gather {
    /** Characters of a name that a build context takes. */
    static final int NAME = 1_024;
    /** Entries of a list that a build context takes. */
    static final int LIST = 256;

    private static final Logger LOGGER = Logger.getLogger(Gather.class.getName());

    private Gather() {}

    /** The fact, or unknown. */
    static <T> Fact<T> fact(String what, Callable<Fact<T>> source) {
        try {
            return source.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown(what, e);
        } catch (Exception | LinkageError e) {
            return unknown(what, e);
        }
    }

    /** The list, or unknown; a list that no context can hold is unknown too. */
    static <T> Fact<List<T>> list(String what, Callable<Fact<List<T>>> source) {
        Fact<List<T>> fact = fact(what, source);
        if (fact instanceof Fact.Known<List<T>> known && known.value().size() > LIST) {
            return Fact.unknown("the build has " + known.value().size() + " " + what + ", more than the " + LIST
                    + " that can be judged");
        }
        return fact;
    }

    /** The name, or unknown; a name that no context can hold is unknown too, never cut. */
    static Fact<String> name(String what, Callable<Fact<String>> source) {
        Fact<String> fact = fact(what, source);
        if (fact instanceof Fact.Known<String> known
                && (known.value().isEmpty() || known.value().length() > NAME)) {
            return Fact.unknown(
                    "the " + what + " has " + known.value().length() + " characters, expected 1 to " + NAME);
        }
        return fact;
    }

    private static <T> Fact<T> unknown(String what, Throwable e) {
        LOGGER.log(Level.WARNING, e, () -> "cannot gather the fact `" + what + "`; it counts as not known");
        return Fact.unknown("the " + what + " could not be gathered: see the controller's log");
    }
}

package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.model.Run;
import io.jenkins.plugins.accessbroker.plugin.facts.BuildFacts;
import io.jenkins.plugins.accessbroker.request.Library;
import java.util.stream.Collectors;

/** The shared libraries that a build has loaded, as one text. A build that loads another one has another text. */
public final class LibrarySeal {
    private LibrarySeal() {}

    /** The seal of a build as it is now. */
    public static String of(Run<?, ?> build) {
        return BuildFacts.libraries(build)
                .match(
                        libraries -> libraries.stream().map(LibrarySeal::line).collect(Collectors.joining("\n")),
                        () -> "none",
                        why -> "not known: " + why);
    }

    private static String line(Library library) {
        return (library.trusted() ? "trusted " : "untrusted ") + library.name() + "@" + library.version();
    }
}

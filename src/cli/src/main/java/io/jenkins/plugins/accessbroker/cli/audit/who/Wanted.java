package io.jenkins.plugins.accessbroker.cli.audit.who;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is asked about; one of these. */
final class Wanted {
    @Option(names = "--role", paramLabel = "ARN", description = "an AWS role")
    private Optional<String> role = Optional.empty();

    @Option(names = "--repository", paramLabel = "OWNER/NAME", description = "a repository")
    private Optional<String> repository = Optional.empty();

    @Option(names = "--credential", paramLabel = "ID", description = "a guarded credential of Jenkins")
    private Optional<String> credential = Optional.empty();

    /** Whether a scope, as a grant or an event names its parts, gives it. */
    boolean givenBy(Map<String, String> scope) {
        return role.filter(arn -> arn.equals(scope.get("role"))).isPresent()
                || repository
                        .filter(name -> Arrays.asList(
                                        scope.getOrDefault("repositories", "").split(", "))
                                .contains(name))
                        .isPresent()
                || credential.filter(id -> id.equals(scope.get("credential"))).isPresent();
    }

    /** Whether the use of a guarded credential is a use of it. */
    boolean isCredential(String id) {
        return credential.filter(id::equals).isPresent();
    }

    /** As messages name it. */
    String words() throws CliFault {
        return role.map(arn -> "role " + Quote.of(arn))
                .or(() -> repository.map(name -> "repository " + Quote.of(name)))
                .or(() -> credential.map(id -> "credential " + Quote.of(id)))
                .orElseThrow(() -> new CliFault(CliFault.Reason.INVALID, "nothing is asked about"));
    }
}

package io.jenkins.plugins.accessbroker.plugin.config;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.accessbroker.policy.Commit;
import io.jenkins.plugins.accessbroker.policy.source.Fetched;
import io.jenkins.plugins.accessbroker.policy.source.PolicySource;
import io.jenkins.plugins.accessbroker.policy.source.SourceFault;
import java.nio.file.Path;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Reads repositories; there only if the plugin that has the library for it is installed. */
@Restricted(NoExternalUse.class)
public abstract class RepositoryReader implements ExtensionPoint {
    private static final String MISSING = "policies can be read from Git only with the plugin `git`: install it";

    /** What is wrong with the settings, if anything is. */
    protected abstract Optional<String> wrong(PolicyRepository repository);

    /** Whether repositories can be read with the credential. */
    protected abstract boolean fits(StandardCredentials credential);

    /**
     * Reads the newest version, with the credential as it is now.
     *
     * @param mirror where it is fetched to
     */
    protected abstract Fetched fetch(PolicyRepository repository, Path mirror, Optional<Commit> inForce)
            throws SourceFault;

    static Optional<String> problem(PolicyRepository repository) {
        return installed().map(reader -> reader.wrong(repository)).orElse(Optional.of(MISSING));
    }

    static boolean takes(StandardCredentials credential) {
        return installed().filter(reader -> reader.fits(credential)).isPresent();
    }

    /** The repository as a source of policies. */
    static PolicySource source(PolicyRepository repository, Path mirror) {
        return new PolicySource() {
            @Override
            public String name() {
                return repository.name();
            }

            @Override
            public Fetched fetch(Optional<Commit> inForce) throws SourceFault {
                return installed()
                        .orElseThrow(() -> new SourceFault(SourceFault.Reason.CONFIGURATION, MISSING))
                        .fetch(repository, mirror, inForce);
            }
        };
    }

    private static Optional<RepositoryReader> installed() {
        return ExtensionList.lookup(RepositoryReader.class).stream().findFirst();
    }
}

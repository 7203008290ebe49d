package io.jenkins.plugins.accessbroker.policy.source;

import io.jenkins.plugins.accessbroker.approval.Authors;
import io.jenkins.plugins.accessbroker.approval.file.ApprovalFault;
import io.jenkins.plugins.accessbroker.approval.file.SignatureDirectory;
import io.jenkins.plugins.accessbroker.policy.Commit;
import io.jenkins.plugins.accessbroker.policy.file.PolicyFiles;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A directory of policy files, with signatures in its {@code approvals}.
 *
 * @param directory where it is
 * @param signatures where signatures are
 * @param authors who changed policies, as far as whoever runs this says
 */
public record DirectorySource(Path directory, Path signatures, Authors authors) implements PolicySource {
    public DirectorySource {
        Objects.requireNonNull(directory);
        Objects.requireNonNull(signatures);
        Objects.requireNonNull(authors);
    }

    /** A directory with its own signatures, of whose authors nothing is known. */
    public DirectorySource(Path directory) {
        this(directory, directory.resolve(SignatureDirectory.NAME), Authors.UNKNOWN);
    }

    @Override
    public String name() {
        return Quote.escape(directory.toString());
    }

    @Override
    public Fetched fetch(Optional<Commit> inForce) throws SourceFault {
        try {
            return new Fetched(
                    PolicyFiles.in(directory), SignatureDirectory.read(signatures), Optional.empty(), authors);
        } catch (ApprovalFault e) {
            throw new SourceFault(SourceFault.Reason.UNREADABLE, e.getMessage(), e);
        }
    }
}

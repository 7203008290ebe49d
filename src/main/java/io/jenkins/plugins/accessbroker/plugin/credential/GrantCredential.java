package io.jenkins.plugins.accessbroker.plugin.credential;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.model.Run;
import hudson.remoting.Channel;
import io.jenkins.plugins.accessbroker.plugin.lease.HeldLease;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.util.Optional;

/**
 * A grant as a credential. It is a name and nothing else, until a build reads its value: then the build asks for the
 * grant. What is sent to an agent is the value alone, or the name alone where there is no build.
 */
abstract class GrantCredential extends BaseStandardCredentials {
    private static final long serialVersionUID = 1L;

    private final transient Run<?, ?> build;

    GrantCredential(Grant grant) {
        super(CredentialsScope.GLOBAL, grant.name().toString(), description(grant));
        this.build = null;
    }

    GrantCredential(GrantCredential shown, Run<?, ?> build) {
        super(shown.getScope(), shown.getId(), shown.getDescription());
        this.build = build;
    }

    private static String description(Grant grant) {
        return grant.purpose() + "; owner: " + grant.owner().team();
    }

    /** This grant's credential for a build. */
    @Override
    public abstract Credentials forRun(Run<?, ?> context);

    /** The value alone, with no power to ask for more. */
    abstract Credentials snapshot();

    /**
     * What the build holds of the grant. It is asked for if the build does not hold it yet.
     *
     * @throws NoAccess if there is no build, or it does not get it
     */
    final HeldLease read() {
        Run<?, ?> reader = build().orElseThrow(
                        () -> new NoAccess("no access: `" + getId() + "` is a grant, which has a value for a build"
                                + " only, and here is none: use it in a step of a build, or give what uses it a credential of its"
                                + " own"));
        return Holdings.get().read(reader, GrantName.parse(getId()).orElseThrow());
    }

    private Optional<Run<?, ?>> build() {
        return Optional.ofNullable(build);
    }

    /** On its way to an agent it becomes its snapshot. */
    protected final Object writeReplace() {
        return build().isPresent() && Channel.current() != null ? snapshot() : this;
    }

    @Override
    public final String toString() {
        return "grant " + getId();
    }
}

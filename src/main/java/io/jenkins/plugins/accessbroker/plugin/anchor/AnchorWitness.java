package io.jenkins.plugins.accessbroker.plugin.anchor;

import hudson.Extension;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.accessbroker.audit.anchor.Anchor;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorHttp;
import io.jenkins.plugins.accessbroker.audit.anchor.witness.WitnessAnchor;
import io.jenkins.plugins.accessbroker.audit.anchor.witness.WitnessKey;
import io.jenkins.plugins.accessbroker.plugin.config.Checks;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A witness of C2SP tlog-witness. */
public final class AnchorWitness extends AuditAnchor {
    private final String address;
    private final String key;

    @DataBoundConstructor
    public AnchorWitness(String address, String key) {
        this.address = Util.fixNull(address).strip();
        this.key = Util.fixNull(key).strip();
    }

    public String getAddress() {
        return address;
    }

    /** Its public key. */
    public String getKey() {
        return key;
    }

    @Override
    String place() {
        return address;
    }

    @Override
    Optional<String> placeProblem() {
        return addressProblem(address).or(() -> keyProblem(key));
    }

    private static Optional<String> addressProblem(String text) {
        return problem("address", () -> AnchorHttp.address(text));
    }

    private static Optional<String> keyProblem(String text) {
        return problem("key", () -> WitnessKey.parse(text));
    }

    @Override
    Anchor open(Path log, Path state, InstantSource clock) {
        return new WitnessAnchor(address, Optional.empty(), WitnessKey.parse(key), ControllerHttp.client());
    }

    /** {@code witness}. */
    @Extension(ordinal = 10)
    @Symbol("witness")
    public static final class DescriptorImpl extends Descriptor<AuditAnchor> {
        @Override
        public String getDisplayName() {
            return Messages.AnchorWitness_DisplayName();
        }

        @POST
        public FormValidation doCheckAddress(@QueryParameter String value) {
            return Checks.of(addressProblem(Util.fixNull(value).strip()));
        }

        @POST
        public FormValidation doCheckKey(@QueryParameter String value) {
            return Checks.of(keyProblem(Util.fixNull(value).strip()));
        }
    }
}

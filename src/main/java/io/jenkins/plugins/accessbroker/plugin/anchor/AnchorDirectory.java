package io.jenkins.plugins.accessbroker.plugin.anchor;

import hudson.Extension;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.accessbroker.audit.anchor.Anchor;
import io.jenkins.plugins.accessbroker.audit.anchor.directory.DirectoryAnchor;
import io.jenkins.plugins.accessbroker.plugin.config.Checks;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A directory of the controller, such as a mount. */
public final class AnchorDirectory extends AuditAnchor {
    private final String path;

    @DataBoundConstructor
    public AnchorDirectory(String path) {
        this.path = Util.fixNull(path).strip();
    }

    public String getPath() {
        return path;
    }

    @Override
    String place() {
        return "dir:" + path;
    }

    @Override
    Optional<String> placeProblem() {
        return problem(path);
    }

    private static Optional<String> problem(String text) {
        try {
            if (Path.of(text).isAbsolute()) {
                return Optional.empty();
            }
        } catch (InvalidPathException e) {
            return Optional.of("`path`: " + Quote.of(text) + " cannot be a path: write one such as `/mnt/anchors`");
        }
        return Optional.of("`path`: " + Quote.of(text) + " is not absolute: write one such as `/mnt/anchors`");
    }

    @Override
    Anchor open(Path log, Path state, InstantSource clock) {
        return new DirectoryAnchor(Path.of(path), log);
    }

    /** {@code directory}. */
    @Extension(ordinal = 40)
    @Symbol("directory")
    public static final class DescriptorImpl extends Descriptor<AuditAnchor> {
        @Override
        public String getDisplayName() {
            return Messages.AnchorDirectory_DisplayName();
        }

        @POST
        public FormValidation doCheckPath(@QueryParameter String value) {
            return Checks.of(problem(Util.fixNull(value).strip()));
        }
    }
}

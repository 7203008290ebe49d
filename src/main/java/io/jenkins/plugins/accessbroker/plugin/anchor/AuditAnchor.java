package io.jenkins.plugins.accessbroker.plugin.anchor;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.accessbroker.audit.anchor.Anchor;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorDemand;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundSetter;

/** An anchor that an administrator set up. No secret stands in it. */
public abstract class AuditAnchor extends AbstractDescribableImpl<AuditAnchor> implements ExtensionPoint {
    private static final int MINUTES = 15;
    private static final int ENTRIES = 1000;

    private boolean required;
    private int withinMinutes = MINUTES;
    private int withinEntries = ENTRIES;

    /** Whether nothing is given while the anchor is too far behind. */
    public boolean isRequired() {
        return required;
    }

    @DataBoundSetter
    public void setRequired(boolean required) {
        this.required = required;
    }

    /** How old what is not anchored may be then, in minutes. */
    public int getWithinMinutes() {
        return withinMinutes;
    }

    @DataBoundSetter
    public void setWithinMinutes(int withinMinutes) {
        this.withinMinutes = withinMinutes;
    }

    /** How many entries may be without an anchor then. */
    public int getWithinEntries() {
        return withinEntries;
    }

    @DataBoundSetter
    public void setWithinEntries(int withinEntries) {
        this.withinEntries = withinEntries;
    }

    /** What it is, and where: a name of what is kept of it. */
    abstract String place();

    /** What is wrong with the place, if anything is. */
    abstract Optional<String> placeProblem();

    /**
     * Opens it; only where there are no {@link #problems}.
     *
     * @param log the log's directory
     * @param state what may be kept of the place: a name for files in a directory that is there
     */
    abstract Anchor open(Path log, Path state, InstantSource clock);

    /** All that is wrong with it; nothing if it can be opened. */
    final List<String> problems() {
        List<String> problems = new ArrayList<>();
        placeProblem().ifPresent(problems::add);
        if (required && (withinMinutes < 1 || withinEntries < 1)) {
            problems.add("`withinMinutes` and `withinEntries`: expected `1` or more, found `" + withinMinutes
                    + "` and `" + withinEntries + "`");
        }
        return problems;
    }

    final Optional<AnchorDemand> demand() {
        return required
                ? Optional.of(new AnchorDemand(Duration.ofMinutes(withinMinutes), withinEntries))
                : Optional.empty();
    }

    /** What the checks of an engine's class say is wrong, as the problem of a field. */
    static Optional<String> problem(String field, Runnable check) {
        try {
            check.run();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("`" + field + "`: " + e.getMessage());
        }
    }
}

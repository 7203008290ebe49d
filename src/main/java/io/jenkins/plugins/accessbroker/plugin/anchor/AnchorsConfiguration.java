package io.jenkins.plugins.accessbroker.plugin.anchor;

import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.PersistentDescriptor;
import io.jenkins.plugins.accessbroker.plugin.config.AccessBrokerCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jenkins.model.GlobalConfiguration;
import jenkins.model.GlobalConfigurationCategory;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** Where the audit log is anchored. What is set takes effect when it is saved, all together or not at all. */
@Extension
@Symbol("accessBrokerAnchors")
public class AnchorsConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    private List<AuditAnchor> anchors = new ArrayList<>();

    private transient volatile List<AuditAnchor> inForce = List.of();

    /** The configuration of this controller. */
    public static AnchorsConfiguration get() {
        return ExtensionList.lookupSingleton(AnchorsConfiguration.class);
    }

    /** What is in force. */
    List<AuditAnchor> inForce() {
        return inForce;
    }

    @Override
    public synchronized void load() {
        super.load();
        inForce = getAnchors();
    }

    /**
     * Puts what was set in force and on disk.
     *
     * @throws IllegalArgumentException if it cannot be in force; then what was before stays
     */
    @Override
    public synchronized void save() {
        if (BulkChange.contains(this)) {
            return;
        }
        List<AuditAnchor> wanted = getAnchors();
        Optional<String> problem = problem(wanted);
        if (problem.isPresent()) {
            anchors = new ArrayList<>(inForce);
            throw new IllegalArgumentException(problem.get());
        }
        super.save();
        inForce = wanted;
        AnchorService.get().configured();
    }

    @Override
    public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        List<AuditAnchor> wanted = req.bindJSONToList(AuditAnchor.class, json.opt("anchors"));
        Optional<String> problem = problem(wanted);
        if (problem.isPresent()) {
            throw new FormException(problem.get(), "anchors");
        }
        setAnchors(wanted);
        save();
        return true;
    }

    private static Optional<String> problem(List<AuditAnchor> wanted) {
        return wanted.stream()
                .flatMap(anchor -> anchor.problems().stream())
                .findFirst()
                .map(text -> "`anchors`: " + text);
    }

    public List<AuditAnchor> getAnchors() {
        return Util.fixNull(anchors).stream().filter(Objects::nonNull).toList();
    }

    @DataBoundSetter
    public void setAnchors(List<AuditAnchor> anchors) {
        this.anchors = new ArrayList<>(Util.fixNull(anchors));
    }

    /** What the form offers. */
    public List<Descriptor<AuditAnchor>> getAnchorsDescriptors() {
        return Jenkins.get().getDescriptorList(AuditAnchor.class);
    }

    @Override
    public GlobalConfigurationCategory getCategory() {
        return GlobalConfigurationCategory.get(AccessBrokerCategory.class);
    }

    @Override
    public String getDisplayName() {
        return Messages.AnchorsConfiguration_DisplayName();
    }
}

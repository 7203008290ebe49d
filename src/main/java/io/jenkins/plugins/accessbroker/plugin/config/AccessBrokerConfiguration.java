package io.jenkins.plugins.accessbroker.plugin.config;

import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.PersistentDescriptor;
import hudson.util.FormValidation;
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
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * Where the policies and the audit log are, and which issuers there are. What is set takes effect when it is saved, all
 * together or not at all.
 */
@Extension
@Symbol("accessBroker")
public class AccessBrokerConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    static final String DEFAULT_POLICIES = "access-broker/policies";
    static final String DEFAULT_AUDIT = "access-broker/audit";

    private String policyDirectory = DEFAULT_POLICIES;
    private PolicyRepository policyRepository;
    private String boundaryDirectory = "";
    private String approvalFile = "";
    private String auditDirectory = DEFAULT_AUDIT;
    private String auditOrigin = "";
    private List<IssuerConfiguration> issuers = new ArrayList<>();

    private transient volatile AccessBrokerSettings inForce;

    public AccessBrokerConfiguration() {
        this.inForce = set();
    }

    /** The configuration of this controller. */
    public static AccessBrokerConfiguration get() {
        return ExtensionList.lookupSingleton(AccessBrokerConfiguration.class);
    }

    /** What is in force. */
    public AccessBrokerSettings settings() {
        return inForce;
    }

    @Override
    public synchronized void load() {
        super.load();
        inForce = set();
    }

    /**
     * Puts what was set in force and on disk, and tells the listeners.
     *
     * @throws IllegalArgumentException if it cannot be in force; then what was before stays
     */
    @Override
    public synchronized void save() {
        if (BulkChange.contains(this)) {
            return;
        }
        AccessBrokerSettings wanted = set();
        List<FieldProblem> problems = problems(wanted);
        if (!problems.isEmpty()) {
            put(inForce);
            throw new IllegalArgumentException(problems.get(0).message());
        }
        super.save();
        inForce = wanted;
        ConfigurationListener.fire(wanted);
    }

    @Override
    public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        AccessBrokerSettings wanted = new AccessBrokerSettings(
                json.optString("policyDirectory").strip(),
                Optional.ofNullable(json.optJSONObject("policyRepository"))
                        .filter(repository -> !repository.isNullObject())
                        .map(repository -> req.bindJSON(PolicyRepository.class, repository)),
                json.optString("boundaryDirectory").strip(),
                json.optString("approvalFile").strip(),
                json.optString("auditDirectory").strip(),
                json.optString("auditOrigin").strip(),
                req.bindJSONToList(IssuerConfiguration.class, json.opt("issuers")));
        Optional<FieldProblem> problem = problems(wanted).stream().findFirst();
        if (problem.isPresent()) {
            throw new FormException(problem.get().message(), problem.get().field());
        }
        put(wanted);
        save();
        return true;
    }

    /** Everything that keeps it from being in force after what is now. */
    private List<FieldProblem> problems(AccessBrokerSettings wanted) {
        List<FieldProblem> problems = wanted.problems();
        return problems.isEmpty()
                ? AuditOrigin.moved(inForce, wanted).stream()
                        .map(message -> new FieldProblem(AccessBrokerSettings.AUDIT, message))
                        .toList()
                : problems;
    }

    private AccessBrokerSettings set() {
        return new AccessBrokerSettings(
                Objects.requireNonNullElse(policyDirectory, DEFAULT_POLICIES),
                Optional.ofNullable(policyRepository),
                Util.fixNull(boundaryDirectory),
                Util.fixNull(approvalFile),
                Objects.requireNonNullElse(auditDirectory, DEFAULT_AUDIT),
                Util.fixNull(auditOrigin),
                Util.fixNull(issuers).stream().filter(Objects::nonNull).toList());
    }

    private void put(AccessBrokerSettings settings) {
        policyDirectory = settings.policyDirectory();
        policyRepository = settings.policyRepository().orElse(null);
        boundaryDirectory = settings.boundaryDirectory();
        approvalFile = settings.approvalFile();
        auditDirectory = settings.auditDirectory();
        auditOrigin = settings.auditOrigin();
        issuers = new ArrayList<>(settings.issuers());
    }

    public String getPolicyDirectory() {
        return set().policyDirectory();
    }

    @DataBoundSetter
    public void setPolicyDirectory(String policyDirectory) {
        this.policyDirectory = Util.fixNull(policyDirectory).strip();
    }

    /** The repository that policies are read from; {@code null} where they are in the directory. */
    public PolicyRepository getPolicyRepository() {
        return policyRepository;
    }

    @DataBoundSetter
    public void setPolicyRepository(PolicyRepository policyRepository) {
        this.policyRepository = policyRepository;
    }

    public String getBoundaryDirectory() {
        return set().boundaryDirectory();
    }

    @DataBoundSetter
    public void setBoundaryDirectory(String boundaryDirectory) {
        this.boundaryDirectory = Util.fixNull(boundaryDirectory).strip();
    }

    public String getApprovalFile() {
        return set().approvalFile();
    }

    @DataBoundSetter
    public void setApprovalFile(String approvalFile) {
        this.approvalFile = Util.fixNull(approvalFile).strip();
    }

    public String getAuditDirectory() {
        return set().auditDirectory();
    }

    @DataBoundSetter
    public void setAuditDirectory(String auditDirectory) {
        this.auditDirectory = Util.fixNull(auditDirectory).strip();
    }

    public String getAuditOrigin() {
        return set().auditOrigin();
    }

    @DataBoundSetter
    public void setAuditOrigin(String auditOrigin) {
        this.auditOrigin = Util.fixNull(auditOrigin).strip();
    }

    public List<IssuerConfiguration> getIssuers() {
        return set().issuers();
    }

    @DataBoundSetter
    public void setIssuers(List<IssuerConfiguration> issuers) {
        this.issuers = new ArrayList<>(Util.fixNull(issuers));
    }

    /** What the form offers. */
    public List<Descriptor<IssuerConfiguration>> getIssuersDescriptors() {
        return Jenkins.get().getDescriptorList(IssuerConfiguration.class);
    }

    @Override
    public GlobalConfigurationCategory getCategory() {
        return GlobalConfigurationCategory.get(AccessBrokerCategory.class);
    }

    @Override
    public String getDisplayName() {
        return Messages.AccessBrokerCategory_DisplayName();
    }

    @POST
    public FormValidation doCheckPolicyDirectory(
            @QueryParameter String value,
            @QueryParameter String boundaryDirectory,
            @QueryParameter String auditDirectory) {
        return check(
                AccessBrokerSettings.POLICIES, value, boundaryDirectory, "", auditDirectory, inForce.auditOrigin());
    }

    @POST
    public FormValidation doCheckBoundaryDirectory(
            @QueryParameter String value,
            @QueryParameter String policyDirectory,
            @QueryParameter String auditDirectory) {
        return check(
                AccessBrokerSettings.BOUNDARIES, policyDirectory, value, "", auditDirectory, inForce.auditOrigin());
    }

    @POST
    public FormValidation doCheckApprovalFile(@QueryParameter String value, @QueryParameter String policyDirectory) {
        return check(
                AccessBrokerSettings.APPROVAL,
                policyDirectory,
                "",
                value,
                inForce.auditDirectory(),
                inForce.auditOrigin());
    }

    @POST
    public FormValidation doCheckAuditDirectory(
            @QueryParameter String value, @QueryParameter String policyDirectory, @QueryParameter String auditOrigin) {
        return check(AccessBrokerSettings.AUDIT, policyDirectory, "", "", value, auditOrigin);
    }

    @POST
    public FormValidation doCheckAuditOrigin(@QueryParameter String value, @QueryParameter String auditDirectory) {
        return check(AuditOrigin.FIELD, inForce.policyDirectory(), "", "", auditDirectory, value);
    }

    private static FormValidation check(
            String field, String policies, String boundaries, String approval, String audit, String origin) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return new AccessBrokerSettings(
                        Util.fixNull(policies).strip(),
                        Optional.empty(),
                        Util.fixNull(boundaries).strip(),
                        Util.fixNull(approval).strip(),
                        Util.fixNull(audit).strip(),
                        Util.fixNull(origin).strip(),
                        List.of())
                .problems().stream()
                        .filter(problem -> problem.field().equals(field))
                        .findFirst()
                        .map(problem -> FormValidation.error(problem.message()))
                        .orElseGet(FormValidation::ok);
    }
}

package io.jenkins.plugins.accessbroker.plugin.config.aws;

import hudson.Extension;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.aws.AwsRules;
import io.jenkins.plugins.accessbroker.issuer.aws.AwsSetup;
import io.jenkins.plugins.accessbroker.plugin.config.Checks;
import io.jenkins.plugins.accessbroker.plugin.config.IssuerConfiguration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The issuer of AWS role sessions. */
public final class AwsIssuerConfiguration extends IssuerConfiguration {
    private final AwsIdentity credentials;
    private String region = "";
    private String endpoint = "";
    private boolean fips;

    @DataBoundConstructor
    public AwsIssuerConfiguration(AwsIdentity credentials) {
        this.credentials = Objects.requireNonNullElseGet(credentials, DefaultChain::new);
    }

    public AwsIdentity getCredentials() {
        return credentials;
    }

    public String getRegion() {
        return region;
    }

    @DataBoundSetter
    public void setRegion(String region) {
        this.region = Util.fixNull(region).strip();
    }

    public String getEndpoint() {
        return endpoint;
    }

    @DataBoundSetter
    public void setEndpoint(String endpoint) {
        this.endpoint = Util.fixNull(endpoint).strip();
    }

    public boolean isFips() {
        return fips;
    }

    @DataBoundSetter
    public void setFips(boolean fips) {
        this.fips = fips;
    }

    @Override
    public String name() {
        return "aws";
    }

    @Override
    public String summary() {
        String where = Util.fixEmpty(endpoint) == null
                ? "the sts of " + (region.isEmpty() ? "the grant's region" : region)
                : "the sts at " + endpoint;
        return "asks " + where + (fips ? " (fips)" : "") + " with " + credentials.words();
    }

    @Override
    public List<String> problems() {
        Optional<String> problem = credentials.problem();
        return problem.isPresent() ? List.of(problem.get()) : setup().problems();
    }

    @Override
    public Issuer toIssuer(InstantSource clock) {
        return setup().open(clock);
    }

    private AwsSetup setup() {
        return new AwsSetup(text(region), text(endpoint), fips, credentials.source());
    }

    private static Optional<String> text(String value) {
        return Optional.ofNullable(Util.fixEmpty(value));
    }

    /** {@code aws}. */
    @Extension
    @Symbol("aws")
    public static final class DescriptorImpl extends Descriptor<IssuerConfiguration> {
        @Override
        public String getDisplayName() {
            return Messages.AwsIssuerConfiguration_DisplayName();
        }

        @POST
        public FormValidation doCheckRegion(@QueryParameter String value) {
            return Checks.of(text(Util.fixNull(value).strip()).flatMap(AwsRules::region));
        }

        @POST
        public FormValidation doCheckEndpoint(@QueryParameter String value) {
            return Checks.of(text(Util.fixNull(value).strip()).flatMap(AwsRules::endpoint));
        }

        @POST
        public FormValidation doCheckFips(@QueryParameter boolean value, @QueryParameter String endpoint) {
            return Checks.of(AwsRules.fips(value, !Util.fixNull(endpoint).isBlank()));
        }
    }
}

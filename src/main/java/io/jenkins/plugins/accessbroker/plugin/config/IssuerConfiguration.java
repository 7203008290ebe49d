package io.jenkins.plugins.accessbroker.plugin.config;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import java.time.InstantSource;
import java.util.List;

/** An issuer that an administrator set up. No secret stands in it: it names where the issuer's own credentials are. */
public abstract class IssuerConfiguration extends AbstractDescribableImpl<IssuerConfiguration>
        implements ExtensionPoint {
    /** The name that policies give the issuer. */
    public abstract String name();

    /** What it asks and as whom, in a few words. */
    public abstract String summary();

    /** All that is wrong with it; nothing if it can be opened. */
    public abstract List<String> problems();

    /**
     * Opens the issuer. Nobody is asked for it.
     *
     * @throws IllegalArgumentException if there are {@link #problems}
     */
    public abstract Issuer toIssuer(InstantSource clock);
}

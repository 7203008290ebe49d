package io.jenkins.plugins.accessbroker.plugin.admin;

import hudson.model.AdministrativeMonitor;

/**
 * Tells on the administrators' pages what is wrong with the broker, to those who may see its state. It is public because its
 * pages read {@link #getHealth}, and nothing is read of a class that is not.
 */
public abstract class HealthMonitor extends AdministrativeMonitor {
    @Override
    public final boolean isActivated() {
        return isActivated(getHealth());
    }

    abstract boolean isActivated(HealthView health);

    /** How the broker is now. */
    public final HealthView getHealth() {
        return new HealthView(CurrentHealth.get());
    }

    @Override
    public final void checkRequiredPermission() {
        Permissions.checkAny();
    }

    @Override
    public final boolean hasRequiredPermission() {
        return Permissions.hasAny();
    }
}

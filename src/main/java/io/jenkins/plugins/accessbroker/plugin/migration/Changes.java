package io.jenkins.plugins.accessbroker.plugin.migration;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.Extension;
import hudson.XmlFile;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Saveable;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.SaveableListener;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Follows items that get another name, are moved or deleted. */
@Restricted(NoExternalUse.class)
@Extension
public final class Changes extends ItemListener {
    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        Uses.ifThere(uses -> {
            uses.ids().forget();
            uses.later(() -> uses.memory().rename(oldFullName, newFullName));
        });
    }

    @Override
    public void onDeleted(Item item) {
        String name = item.getFullName();
        Uses.ifThere(uses -> {
            uses.ids().forget();
            uses.later(() -> uses.memory().forget(name));
        });
    }

    /** Sees stores change. */
    @Restricted(NoExternalUse.class)
    @Extension
    public static final class StoreChanges extends SaveableListener {
        @Override
        public void onChange(Saveable changed, XmlFile file) {
            if (changed instanceof SystemCredentialsProvider || changed instanceof ItemGroup) {
                Uses.ifThere(uses -> uses.ids().forget());
            }
        }
    }
}

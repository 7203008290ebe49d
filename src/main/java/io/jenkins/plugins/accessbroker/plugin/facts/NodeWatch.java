package io.jenkins.plugins.accessbroker.plugin.facts;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Node;
import jenkins.model.NodeListener;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Sees nodes come, be replaced and go, so that no node is taken for another. */
@Restricted(NoExternalUse.class)
@Extension
public final class NodeWatch extends NodeListener {

    @Override
    protected void onCreated(@NonNull Node node) {
        memory().takeOver(node);
    }

    @Override
    protected void onUpdated(@NonNull Node oldOne, @NonNull Node newOne) {
        if (oldOne != newOne) {
            memory().forget(oldOne);
            memory().takeOver(newOne);
        }
    }

    @Override
    protected void onDeleted(@NonNull Node node) {
        memory().forget(node);
    }

    private static CloudMemory memory() {
        return ExtensionList.lookupSingleton(CloudMemory.class);
    }
}

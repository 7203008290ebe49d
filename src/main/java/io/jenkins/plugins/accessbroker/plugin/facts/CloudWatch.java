package io.jenkins.plugins.accessbroker.plugin.facts;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Label;
import hudson.model.Node;
import hudson.slaves.Cloud;
import hudson.slaves.CloudProvisioningListener;
import hudson.slaves.NodeProvisioner.PlannedNode;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Sees clouds provision: first what a cloud plans, then the node that comes of it, before it takes any build. */
@Restricted(NoExternalUse.class)
@Extension
public final class CloudWatch extends CloudProvisioningListener {
    private final Map<PlannedNode, String> planned = Collections.synchronizedMap(new WeakHashMap<>());

    @Override
    public void onStarted(Cloud cloud, Label label, Collection<PlannedNode> plannedNodes) {
        plannedNodes.forEach(node -> planned.put(node, cloud.name));
    }

    @Override
    public void onComplete(PlannedNode plannedNode, Node node) {
        Optional.ofNullable(planned.get(plannedNode)).ifPresent(cloud -> memory().remember(node, cloud));
    }

    @Override
    public void onRollback(@NonNull PlannedNode plannedNode, @NonNull Node node, @NonNull Throwable t) {
        memory().forget(node);
    }

    private static CloudMemory memory() {
        return ExtensionList.lookupSingleton(CloudMemory.class);
    }
}

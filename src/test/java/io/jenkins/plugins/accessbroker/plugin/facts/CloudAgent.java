package io.jenkins.plugins.accessbroker.plugin.facts;

import hudson.model.Descriptor;
import hudson.model.Label;
import hudson.model.TaskListener;
import hudson.slaves.AbstractCloudComputer;
import hudson.slaves.AbstractCloudSlave;
import hudson.slaves.Cloud;
import hudson.slaves.CloudProvisioningListener;
import hudson.slaves.JNLPLauncher;
import hudson.slaves.NodeProvisioner.PlannedNode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.durabletask.executors.OnceRetentionStrategy;

/** A node as a cloud makes it, for one build. */
public final class CloudAgent extends AbstractCloudSlave {
    private static final long serialVersionUID = 1L;

    public CloudAgent(String name) throws Descriptor.FormException, IOException {
        super(name, "/tmp/" + name, new JNLPLauncher());
        setRetentionStrategy(new OnceRetentionStrategy(1));
        setLabelString("fleet");
    }

    @Override
    public AbstractCloudComputer<CloudAgent> createComputer() {
        return new AbstractCloudComputer<>(this);
    }

    @Override
    protected void _terminate(TaskListener listener) {
        // Nothing runs anywhere.
    }

    /** A cloud makes the node, as core's provisioner tells of it and brings it in. */
    static void provision(String cloud, CloudAgent node) throws IOException {
        PlannedNode planned = new PlannedNode(node.getNodeName(), CompletableFuture.completedFuture(node), 1);
        CloudProvisioningListener.all().forEach(l -> l.onStarted(new Fleet(cloud), null, List.of(planned)));
        CloudProvisioningListener.all().forEach(l -> l.onComplete(planned, node));
        Jenkins.get().addNode(node);
        CloudProvisioningListener.all().forEach(l -> l.onCommit(planned, node));
    }

    /** A cloud that provisions one agent for each build that waits for the label {@code fleet}. */
    static final class Fleet extends Cloud {
        private int count;

        Fleet(String name) {
            super(name);
        }

        @Override
        public boolean canProvision(CloudState state) {
            Label label = state.getLabel();
            return label != null && label.getName().equals("fleet");
        }

        @Override
        public Collection<PlannedNode> provision(CloudState state, int excessWorkload) {
            try {
                CloudAgent node = new CloudAgent("fleet-" + count++);
                return List.of(new PlannedNode(node.getNodeName(), CompletableFuture.completedFuture(node), 1));
            } catch (IOException | Descriptor.FormException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

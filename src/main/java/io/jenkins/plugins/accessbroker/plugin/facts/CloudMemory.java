package io.jenkins.plugins.accessbroker.plugin.facts;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Node;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Which cloud provisioned which node, as the controller saw it happen.
 *
 * <p>It is about the very node that the cloud handed over: one that takes its name or its place has no cloud. It is kept
 * in {@code access-broker/clouds.xml} for the nodes that outlive a restart.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class CloudMemory {
    private static final Logger LOGGER = Logger.getLogger(CloudMemory.class.getName());

    /** Nodes of clouds, by identity: {@code Node} counts nodes of one name as equal. */
    private final Map<Node, String> clouds = new IdentityHashMap<>();

    /** Names of nodes that came or went before what was kept is read; that is over for them. */
    private final Set<String> early = new HashSet<>();

    private boolean loaded;

    /** Read what was kept, for the nodes that are there again. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    @Restricted(NoExternalUse.class)
    public static void restore() {
        ExtensionList.lookupSingleton(CloudMemory.class).load();
    }

    /** The cloud that provisioned this very node; none if it is not known to come from one. */
    synchronized Optional<String> cloudOf(Node node) {
        return Optional.ofNullable(clouds.get(node));
    }

    synchronized void remember(Node node, String cloud) {
        noteEarly(node);
        forgetOthers(node);
        if (!cloud.equals(clouds.put(node, cloud))) {
            save();
        }
    }

    /** The node is gone, or is no longer the one that the cloud made. */
    synchronized void forget(Node node) {
        noteEarly(node);
        if (clouds.remove(node) != null) {
            save();
        }
    }

    /** A node came in: whatever is kept of others of its name is over. */
    synchronized void takeOver(Node node) {
        noteEarly(node);
        if (forgetOthers(node)) {
            save();
        }
    }

    private void noteEarly(Node node) {
        if (!loaded) {
            early.add(node.getNodeName());
        }
    }

    private boolean forgetOthers(Node node) {
        return clouds.keySet()
                .removeIf(other -> other != node && other.getNodeName().equals(node.getNodeName()));
    }

    private synchronized void load() {
        loaded = true;
        XmlFile file = file();
        if (!file.exists()) {
            return;
        }
        try {
            ((Kept) file.read()).nodes.forEach(this::restore);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "cannot read " + file + ": agents count as of no cloud");
        }
        save();
    }

    private void restore(String name, KeptNode kept) {
        Node node = Jenkins.get().getNode(name);
        if (node != null && !early.contains(name) && node.getClass().getName().equals(kept.type)) {
            clouds.putIfAbsent(node, kept.cloud);
        }
    }

    /** What cannot be written is kept no longer: forgetting must not be undone by a restart. */
    private void save() {
        if (!loaded) {
            return;
        }
        XmlFile file = file();
        Kept kept = new Kept();
        clouds.forEach((node, cloud) -> kept.nodes.put(node.getNodeName(), new KeptNode(cloud, node)));
        try {
            file.write(kept);
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING, e, () -> "cannot write " + file + ": after a restart agents count as of no cloud");
            delete(file);
        }
    }

    private static void delete(XmlFile file) {
        try {
            Files.deleteIfExists(file.getFile().toPath());
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, e, () -> "cannot delete " + file + ": delete it before the next restart");
        }
    }

    private static XmlFile file() {
        return new XmlFile(Jenkins.XSTREAM2, new File(Jenkins.get().getRootDir(), "access-broker/clouds.xml"));
    }

    /** The file's content: nodes by name. */
    private static final class Kept {
        private final Map<String, KeptNode> nodes = new TreeMap<>();
    }

    /** A node's cloud, and the class that the node had. */
    private static final class KeptNode {
        private final String cloud;
        private final String type;

        private KeptNode(String cloud, Node node) {
            this.cloud = cloud;
            this.type = node.getClass().getName();
        }
    }
}

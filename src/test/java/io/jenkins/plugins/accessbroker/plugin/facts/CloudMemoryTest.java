package io.jenkins.plugins.accessbroker.plugin.facts;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.Node;
import hudson.slaves.DumbSlave;
import hudson.slaves.JNLPLauncher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class CloudMemoryTest {
    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @Test
    void clouds_are_remembered_over_a_restart_and_for_the_nodes_that_are_there_again() throws Throwable {
        session.then(r -> {
            CloudAgent.provision("trusted-ec2", new CloudAgent("stays"));
            CloudAgent.provision("trusted-ec2", new CloudAgent("goes"));
            CloudAgent.provision("trusted-ec2", new CloudAgent("removed"));
            r.jenkins.removeNode(node(r, "removed"));
            r.jenkins.addNode(new DumbSlave("by-hand", "/tmp/by-hand", new JNLPLauncher()));
        });
        Files.delete(session.getHome().toPath().resolve("nodes/goes/config.xml"));
        session.then(r -> {
            assertThat(cloud(node(r, "stays"))).contains("trusted-ec2");
            assertThat(cloud(node(r, "by-hand"))).isEmpty();
            assertThat(Files.readString(file(r))).doesNotContain("goes").doesNotContain("removed");
            r.jenkins.addNode(new CloudAgent("goes"));
            assertThat(cloud(node(r, "goes"))).isEmpty();
        });
    }

    @Test
    void another_kind_of_node_under_a_remembered_name_is_of_no_cloud_after_a_restart() throws Throwable {
        session.then(r -> {
            CloudAgent.provision("trusted-ec2", new CloudAgent("fleet-1"));
            r.jenkins.addNode(new DumbSlave("by-hand", "/tmp/by-hand", new JNLPLauncher()));
        });
        Path nodes = session.getHome().toPath().resolve("nodes");
        String made = Files.readString(nodes.resolve("by-hand/config.xml"));
        Files.writeString(nodes.resolve("fleet-1/config.xml"), made.replace(">by-hand<", ">fleet-1<"));
        session.then(r -> {
            assertThat(node(r, "fleet-1")).isInstanceOf(DumbSlave.class);
            assertThat(cloud(node(r, "fleet-1"))).isEmpty();
        });
    }

    @Test
    void a_memory_that_cannot_be_read_remembers_nothing() throws Throwable {
        session.then(r -> CloudAgent.provision("trusted-ec2", new CloudAgent("fleet-1")));
        Files.writeString(session.getHome().toPath().resolve("access-broker/clouds.xml"), "<broken");
        session.then(r -> assertThat(cloud(node(r, "fleet-1"))).isEmpty());
    }

    private static Node node(JenkinsRule r, String name) {
        return r.jenkins.getNode(name);
    }

    private static Optional<String> cloud(Node node) {
        return ExtensionList.lookupSingleton(CloudMemory.class).cloudOf(node);
    }

    private static Path file(JenkinsRule r) {
        return r.jenkins.getRootDir().toPath().resolve("access-broker/clouds.xml");
    }
}

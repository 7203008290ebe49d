package io.jenkins.plugins.accessbroker.plugin.facts;

import static io.jenkins.plugins.accessbroker.plugin.facts.Facts.value;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.LoadStatistics;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.Slave;
import hudson.model.labels.LabelAtom;
import hudson.model.queue.QueueTaskFuture;
import hudson.slaves.DumbSlave;
import hudson.slaves.EphemeralNode;
import hudson.slaves.JNLPLauncher;
import hudson.slaves.NodeProvisioner.NodeProvisionerInvoker;
import hudson.slaves.OfflineCause;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.Fact;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jenkins.model.NodeListener;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class AgentsTest {
    private JenkinsRule r;

    @BeforeEach
    void controller(JenkinsRule rule) {
        r = rule;
    }

    @Test
    void a_step_on_no_node_holds_no_agent() throws Exception {
        assertThat(value(Facts.of(run()).agents())).isEmpty();
    }

    @Test
    void the_controllers_own_node_is_built_in() throws Exception {
        r.jenkins.setLabelString("linux");
        Agent agent = agent(r.jenkins);
        assertThat(agent)
                .isEqualTo(
                        new Agent("built-in", Set.of("built-in", "linux"), Optional.empty(), Agent.Life.STATIC, true));
    }

    @Test
    void an_agent_that_calls_itself_anything_is_of_no_cloud() throws Exception {
        DumbSlave node = new DumbSlave("self-made", "/tmp/self-made", new JNLPLauncher());
        node.setLabelString("linux trusted-ec2");
        r.jenkins.addNode(node);
        assertThat(agent(node))
                .isEqualTo(new Agent(
                        "self-made",
                        Set.of("self-made", "linux", "trusted-ec2"),
                        Optional.empty(),
                        Agent.Life.STATIC,
                        false));
    }

    @Test
    void a_node_that_says_itself_that_it_is_short_lived_is_static() throws Exception {
        Volunteer node = new Volunteer("volunteer");
        r.jenkins.addNode(node);
        assertThat(agent(node).life()).isEqualTo(Agent.Life.STATIC);
    }

    @Test
    void an_agent_that_a_cloud_provisions_for_a_build_is_of_that_cloud() throws Exception {
        r.jenkins.clouds.add(new CloudAgent.Fleet("trusted-ec2"));
        FreeStyleProject job = r.createFreeStyleProject("p");
        job.setAssignedLabel(new LabelAtom("fleet"));
        Joined joined = r.jenkins.getExtensionList(NodeListener.class).get(Joined.class);
        QueueTaskFuture<?> waiting = job.scheduleBuild2(0);
        Node node = joined.next();
        waiting.cancel(true);
        assertThat(agent(node))
                .isEqualTo(new Agent(
                        node.getNodeName(),
                        Set.of(node.getNodeName(), "fleet"),
                        Optional.of("trusted-ec2"),
                        Agent.Life.EPHEMERAL,
                        false));
    }

    @Test
    void a_node_that_somebody_makes_in_a_cloud_nodes_place_is_of_no_cloud() throws Exception {
        CloudAgent made = new CloudAgent("fleet-1");
        CloudAgent.provision("trusted-ec2", made);
        assertThat(agent(made).cloud()).contains("trusted-ec2");
        DumbSlave taken = new DumbSlave("fleet-1", "/tmp/taken", new JNLPLauncher());
        r.jenkins.addNode(taken);
        assertThat(agent(taken).cloud()).isEmpty();
        r.jenkins.removeNode(taken);
        CloudAgent byHand = new CloudAgent("fleet-1");
        r.jenkins.addNode(byHand);
        assertThat(agent(byHand).cloud()).isEmpty();
        assertThat(agent(byHand).life()).isEqualTo(Agent.Life.STATIC);
    }

    @Test
    void a_cloud_node_that_somebody_configures_anew_or_renames_is_of_no_cloud() throws Exception {
        CloudAgent made = new CloudAgent("fleet-1");
        CloudAgent.provision("trusted-ec2", made);
        made.setLabelString("fleet other");
        r.jenkins.updateNode(made);
        made.toComputer().setTemporaryOfflineCause(new OfflineCause.ByCLI("for a test"));
        assertThat(agent(made).cloud()).contains("trusted-ec2");
        CloudAgent replaced = new CloudAgent("fleet-1");
        assertThat(r.jenkins.getNodesObject().replaceNode(made, replaced)).isTrue();
        assertThat(agent(replaced).cloud()).isEmpty();
        CloudAgent second = new CloudAgent("fleet-2");
        CloudAgent.provision("trusted-ec2", second);
        CloudAgent renamed = new CloudAgent("fleet-3");
        r.jenkins.getNodesObject().replaceNode(second, renamed);
        assertThat(agent(renamed).cloud()).isEmpty();
        CloudAgent again = new CloudAgent("fleet-2");
        r.jenkins.addNode(again);
        assertThat(agent(again).cloud()).isEmpty();
    }

    @Test
    void every_agent_of_parallel_branches_is_held_and_the_flyweight_is_not() throws Exception {
        DumbSlave one = r.createOnlineSlave(new LabelAtom("one"));
        DumbSlave two = r.createOnlineSlave(new LabelAtom("two"));
        r.createSlave("bystander", null, null);
        WorkflowJob job = Facts.pipeline(
                r,
                "p",
                "semaphore 'start'\nparallel a: { node('one') { semaphore 'a' } }, b: { node('two') { semaphore 'b' } }\nsemaphore 'end'");
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("start/1", run);
        assertThat(held(run)).isEmpty();
        SemaphoreStep.success("start/1", null);
        SemaphoreStep.waitForStart("a/1", run);
        SemaphoreStep.waitForStart("b/1", run);
        assertThat(held(run)).containsExactlyInAnyOrder(one.getNodeName(), two.getNodeName());
        assertThat(value(Facts.of(run, one).agents())).extracting(Agent::name).containsExactly(one.getNodeName());
        SemaphoreStep.success("a/1", null);
        SemaphoreStep.success("b/1", null);
        SemaphoreStep.waitForStart("end/1", run);
        assertThat(held(run)).isEmpty();
        SemaphoreStep.success("end/1", null);
        r.assertBuildStatusSuccess(r.waitForCompletion(run));
    }

    @Test
    void a_workspace_on_an_agent_that_is_gone_makes_the_fact_unknown() throws Exception {
        DumbSlave one = r.createOnlineSlave(new LabelAtom("one"));
        WorkflowJob job = Facts.pipeline(r, "p", "node('one') { semaphore 'a' }");
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("a/1", run);
        r.jenkins.removeNode(one);
        Fact<List<Agent>> agents =
                BuildFacts.gatherWithAllAgents(run, name -> false).agents();
        assertThat(agents)
                .isEqualTo(Fact.unknown("the build holds the agent `" + one.getNodeName() + "`, which is gone"));
        SemaphoreStep.success("a/1", null);
        r.waitForCompletion(run);
    }

    private Agent agent(Node node) throws Exception {
        List<Agent> agents = value(Facts.of(run(), node).agents());
        assertThat(agents).hasSize(1);
        return agents.get(0);
    }

    private Run<?, ?> run() throws Exception {
        WorkflowJob job = r.jenkins.getItemByFullName("any", WorkflowJob.class);
        return job == null ? r.buildAndAssertSuccess(Facts.pipeline(r, "any", "echo 'hi'")) : job.getLastBuild();
    }

    private static List<String> held(WorkflowRun run) throws Exception {
        return value(BuildFacts.gatherWithAllAgents(run, name -> false).agents()).stream()
                .map(Agent::name)
                .toList();
    }

    /** A node that its own machine joined, and that the controller does not keep over a restart. */
    public static final class Volunteer extends Slave implements EphemeralNode {
        private static final long serialVersionUID = 1L;

        Volunteer(String name) throws Exception {
            super(name, "/tmp/" + name, new JNLPLauncher());
        }

        @Override
        public Node asNode() {
            return this;
        }
    }

    /** Tells of nodes that come in, last of all listeners. */
    @TestExtension
    public static final class Joined extends NodeListener {
        private final BlockingQueue<Node> nodes = new LinkedBlockingQueue<>();

        @Override
        protected void onCreated(Node node) {
            nodes.add(node);
        }

        Node next() throws InterruptedException {
            return nodes.poll(2, TimeUnit.MINUTES);
        }
    }

    static {
        LoadStatistics.CLOCK = 10;
        NodeProvisionerInvoker.INITIALDELAY = 10;
        NodeProvisionerInvoker.RECURRENCEPERIOD = 10;
    }
}

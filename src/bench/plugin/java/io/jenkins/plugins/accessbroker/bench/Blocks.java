package io.jenkins.plugins.accessbroker.bench;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.ExtensionList;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Result;
import java.io.Serializable;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.flow.GraphListener;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * How long blocks took outside their bodies, in one build on an agent of the demo.
 *
 * @param empty {@code withCredentials} with nothing to bind: what Pipeline itself takes for a block that may have to wait
 * @param access {@code withAccess}
 * @param credentials {@code withCredentials} with a role
 */
record Blocks(Times empty, Times access, Times credentials) implements Serializable {
    private static final String CREDENTIAL = "bench";

    /** The blocks take turns, so that whatever slows the machine slows all of them. */
    private static final String SCRIPT = """
            node('release') {
                for (int i = 0; i < %d; i++) {
                    withCredentials([]) { }
                    withAccess('payments/nightly-report') { }
                    withCredentials([aws(credentialsId: '%s', roleArn: '%s')]) { }
                }
            }
            """;

    /** Runs the build, inside Jenkins. */
    static Blocks measure(JenkinsRule rule) throws Throwable {
        System.setProperty("aws.endpointUrlSts", TokenService.endpoint());
        System.setProperty("aws.region", "eu-west-1");
        giveJobsTheKey();
        Blocks blocks = new Blocks(new Times(), new Times(), new Times());
        List<Times> turns = List.of(blocks.empty(), blocks.access(), blocks.credentials());
        ExtensionList.lookup(GraphListener.class).add(0, new BlockClock("node", turns));
        WorkflowJob job = Jenkins.get().getItemByFullName("payments/nightly", WorkflowJob.class);
        String script = SCRIPT.formatted(Times.WARM_UP + Times.ROUNDS, CREDENTIAL, TokenService.ROLE);
        job.setDefinition(new CpsFlowDefinition(script, true));
        rule.assertBuildStatus(
                Result.SUCCESS, job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("ana"))));
        return blocks;
    }

    private static void giveJobsTheKey() throws Exception {
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials()
                .add(new AWSCredentialsImpl(
                        CredentialsScope.GLOBAL, CREDENTIAL, TokenService.accessKey(), TokenService.secretKey(), ""));
        store.save();
    }
}

package io.jenkins.plugins.accessbroker.bench;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.ExtensionList;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Result;
import java.io.Serializable;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.flow.GraphListener;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * How long blocks took outside their bodies, in one build on an agent of the demo.
 *
 * @param empty a block that does nothing: what Pipeline itself takes
 * @param access {@code withAccess}
 * @param credentials {@code withCredentials} with a role
 */
record Blocks(Times empty, Times access, Times credentials) implements Serializable {
    static final int WARM_UP = 100;
    static final int ROUNDS = 500;

    private static final String CREDENTIAL = "bench";

    /** The blocks take turns, so that whatever slows the machine slows all of them. */
    private static final String SCRIPT = """
            node('release') {
                for (int i = 0; i < %d; i++) {
                    withEnv([]) { }
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
        BlockClock clock = new BlockClock();
        ExtensionList.lookup(GraphListener.class).add(0, clock);
        WorkflowJob job = Jenkins.get().getItemByFullName("payments/nightly", WorkflowJob.class);
        String script = SCRIPT.formatted(WARM_UP + ROUNDS, CREDENTIAL, TokenService.ROLE);
        job.setDefinition(new CpsFlowDefinition(script, true));
        rule.assertBuildStatus(
                Result.SUCCESS, job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("ana"))));
        return new Blocks(clock.times("withEnv"), clock.times("withAccess"), clock.times("withCredentials"));
    }

    private static void giveJobsTheKey() throws Exception {
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials()
                .add(new AWSCredentialsImpl(
                        CredentialsScope.GLOBAL, CREDENTIAL, TokenService.accessKey(), TokenService.secretKey(), ""));
        store.save();
    }
}

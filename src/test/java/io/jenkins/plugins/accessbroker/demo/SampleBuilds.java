package io.jenkins.plugins.accessbroker.demo;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.Future;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jvnet.hudson.test.JenkinsRule;

/** Starts the builds of the demo, inside its Jenkins, as ana does. */
final class SampleBuilds {
    private SampleBuilds() {}

    static Outcome run(JenkinsRule rule, String name) throws Throwable {
        Job<?, ?> job = job(rule, name);
        Queue.Item item = ParameterizedJobMixIn.scheduleBuild2(job, 0, new CauseAction(new Cause.UserIdCause("ana")));
        return finished(item.getFuture());
    }

    static Outcome replay(JenkinsRule rule, String name) throws Throwable {
        ReplayAction replay = job(rule, name).getLastBuild().getAction(ReplayAction.class);
        try (ACLContext ignored = ACL.as2(User.getById("ana", false).impersonate2())) {
            return finished(replay.run(replay.getOriginalScript(), replay.getOriginalLoadedScripts()));
        }
    }

    /** Every secret of the demo, which runs as an agent of the JVM and not as the class that this one sees. */
    static ArrayList<String> secrets(JenkinsRule rule) throws Throwable {
        Class<?> demo = ClassLoader.getSystemClassLoader().loadClass(Demo.class.getName());
        ArrayList<String> secrets = new ArrayList<>();
        ((Set<?>) demo.getMethod("secrets").invoke(null)).forEach(secret -> secrets.add((String) secret));
        return secrets;
    }

    private static Outcome finished(Future<? extends Queue.Executable> build) throws Exception {
        return Outcome.of((Run<?, ?>) build.get());
    }

    /** The job; those of branches are there once the branches were looked for. */
    private static Job<?, ?> job(JenkinsRule rule, String name) throws Exception {
        rule.waitUntilNoActivity();
        return Jenkins.get().getItemByFullName(name, Job.class);
    }
}

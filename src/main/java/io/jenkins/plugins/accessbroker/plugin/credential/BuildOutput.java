package io.jenkins.plugins.accessbroker.plugin.credential;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/** The logs of running builds, for what is said about a build where no step says it. */
@Extension
public final class BuildOutput extends RunListener<Run<?, ?>> {
    private static final Logger LOGGER = Logger.getLogger(BuildOutput.class.getName());

    private final Map<Run<?, ?>, TaskListener> listeners = Collections.synchronizedMap(new WeakHashMap<>());

    /** A build's log; nowhere, if it cannot be had. */
    static PrintStream of(Run<?, ?> build) {
        return ExtensionList.lookupSingleton(BuildOutput.class).listener(build).getLogger();
    }

    private TaskListener listener(Run<?, ?> build) {
        if (build instanceof FlowExecutionOwner.Executable pipeline) {
            FlowExecutionOwner owner = pipeline.asFlowExecutionOwner();
            try {
                return owner == null ? TaskListener.NULL : owner.getListener();
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "cannot write to the log of " + build);
                return TaskListener.NULL;
            }
        }
        return listeners.getOrDefault(build, TaskListener.NULL);
    }

    /** A Pipeline says itself where its log is; others say it only here. */
    @Override
    public void onStarted(Run<?, ?> build, TaskListener listener) {
        if (!(build instanceof FlowExecutionOwner.Executable)) {
            listeners.put(build, listener);
        }
    }

    @Override
    public void onFinalized(Run<?, ?> build) {
        listeners.remove(build);
    }
}

package io.jenkins.plugins.accessbroker.plugin.step;

import hudson.AbortException;
import hudson.LauncherDecorator;
import hudson.console.ConsoleLogFilter;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.plugin.broker.LeaseHolder;
import io.jenkins.plugins.accessbroker.plugin.lease.AccessRefused;
import io.jenkins.plugins.accessbroker.plugin.lease.AgentSeal;
import io.jenkins.plugins.accessbroker.plugin.lease.Asking;
import io.jenkins.plugins.accessbroker.plugin.lease.HeldLease;
import io.jenkins.plugins.accessbroker.plugin.lease.Leases;
import io.jenkins.plugins.accessbroker.plugin.lease.LibrarySeal;
import io.jenkins.plugins.accessbroker.plugin.lease.Wish;
import io.jenkins.plugins.accessbroker.plugin.lease.WishText;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.FailureHandler;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousResumeNotSupportedException;

/**
 * One block that holds access, from its asking to its end. All that it needs over a restart of the controller is in its
 * fields; secrets are in no other form there than as {@link hudson.util.Secret}.
 */
final class WithAccessExecution extends GeneralNonBlockingStepExecution implements LeaseHolder {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(WithAccessExecution.class.getName());

    private final WishText text;
    private HeldAccess access;
    private BodyExecution body;
    private transient boolean stopped;

    WithAccessExecution(WishText text, StepContext context) {
        super(context);
        this.text = text;
    }

    @Override
    public boolean start() {
        run(this::begin);
        return false;
    }

    private void begin() throws IOException, InterruptedException {
        access = new HeldAccess(getContext().get(HeldAccess.class));
        access.sawLibraries(LibrarySeal.of(build()));
        Wish wish = text.read();
        Asking asking = new Asking(build(), wish, log());
        Optional<Node> agent = agent();
        if (agent.isEmpty() && asking.waitsForAgent()) {
            asking.sayWaiting();
        } else {
            Optional<String> seal = agent.map(AgentSeal::of);
            access.hold(asking.ask(agent), wish.names());
            seal.ifPresent(access::cover);
        }
        boolean entered = false;
        try {
            enter();
            entered = true;
        } finally {
            if (!entered) {
                end(EndCause.BLOCK_ENDED);
            }
        }
    }

    /** The agent that the step is on; none outside of any. */
    private Optional<Node> agent() throws IOException, InterruptedException {
        Computer computer = getContext().get(Computer.class);
        if (computer == null) {
            return Optional.empty();
        }
        return Optional.of(Optional.ofNullable(computer.getNode())
                .orElseThrow(() -> new AbortException("no access: the agent was removed: run the build again")));
    }

    /** Starts the block, unless it was stopped while it asked. */
    private void enter() throws IOException, InterruptedException {
        StepContext context = getContext();
        BodyInvoker invoker = context.newBodyInvoker()
                .withContexts(
                        access,
                        EnvironmentExpander.merge(
                                context.get(EnvironmentExpander.class), new AccessEnvironment(access)),
                        BodyInvoker.mergeConsoleLogFilters(
                                context.get(ConsoleLogFilter.class), new MaskingFilter(access, build().getCharset())),
                        FailureHandler.merge(context.get(FailureHandler.class), new MaskingFailures(access)),
                        BodyInvoker.mergeLauncherDecorators(context.get(LauncherDecorator.class), new AgentGuard(this)))
                .withCallback(new End(this));
        synchronized (this) {
            if (!stopped) {
                body = invoker.start();
                return;
            }
        }
        end(EndCause.ABORTED);
    }

    /**
     * Makes the leases usable on an agent, asking where that was not asked yet.
     *
     * @return why they may not be used there, if they may not
     */
    Optional<String> reach(Node agent) {
        synchronized (access) {
            try {
                access.sawLibraries(LibrarySeal.of(build()));
                return access.isOver() || access.covers(agent)
                        ? Optional.empty()
                        : access.refusal(agent).or(() -> decide(agent));
            } catch (IOException | RuntimeException e) {
                return Optional.of(failed(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of(failed(e));
            }
        }
    }

    private Optional<String> decide(Node agent) {
        try {
            Wish wish = text.read();
            Asking asking = new Asking(build(), wish, log());
            String seal = AgentSeal.of(agent);
            if (access.leases().isEmpty()) {
                access.hold(asking.ask(Optional.of(agent)), wish.names());
            } else {
                asking.extend(access.leases(), agent);
            }
            access.cover(seal);
            getContext().saveState();
            return Optional.empty();
        } catch (AccessRefused e) {
            access.refuse(agent, e.getMessage());
            getContext().saveState();
            return Optional.of(e.getMessage());
        } catch (IOException | RuntimeException e) {
            return Optional.of(failed(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(failed(e));
        }
    }

    private static String failed(Exception e) {
        if (e instanceof AbortException) {
            return e.getMessage();
        }
        LOGGER.log(Level.WARNING, "cannot decide on an agent, so it is refused", e);
        return "no access: the agent could not be decided on, see the controller's log";
    }

    /** Ends the leases; what that comes to changes nothing about the block. */
    void end(EndCause cause) {
        try {
            Leases.end(build(), access.finish(), cause, log());
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, "cannot end the leases of a block now; they end with its build", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOGGER.log(Level.WARNING, "interrupted while ending the leases of a block; they end with its build", e);
        }
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        BodyExecution running;
        synchronized (this) {
            stopped = true;
            running = body;
        }
        if (running == null || !running.cancel(cause)) {
            super.stop(cause);
        }
    }

    @Override
    public void onResume() {
        try {
            if (access != null) {
                Leases.resume(build(), access.leases());
            }
        } catch (AccessRefused e) {
            refuse(e);
        } catch (IOException | InterruptedException | RuntimeException e) {
            getContext().onFailure(e);
            return;
        }
        if (access != null && (body == null || blocksRestart())) {
            end(EndCause.ABORTED);
        }
        if (body == null) {
            getContext().onFailure(new SynchronousResumeNotSupportedException(getContext()));
            return;
        }
        super.onResume();
    }

    /** The block may not use what it kept: it is over, and its steps are stopped. */
    private void refuse(AccessRefused why) {
        end(EndCause.ABORTED);
        BodyExecution running = body;
        if (running != null) {
            running.cancel(why);
        }
    }

    @Override
    public Collection<String> leases() {
        return access == null
                ? List.of()
                : access.leases().stream().map(HeldLease::id).toList();
    }

    private Run<?, ?> build() throws IOException, InterruptedException {
        return getContext().get(Run.class);
    }

    private PrintStream log() throws IOException, InterruptedException {
        return getContext().get(TaskListener.class).getLogger();
    }

    /** The block's end, however it came. */
    private static final class End extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        private final WithAccessExecution execution;

        End(WithAccessExecution execution) {
            this.execution = execution;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            execution.run(() -> {
                execution.end(EndCause.BLOCK_ENDED);
                context.onSuccess(result);
            });
        }

        @Override
        public void onFailure(StepContext context, Throwable failure) {
            execution.run(() -> {
                execution.end(EndCauses.of(failure, execution.access));
                context.onFailure(failure);
            });
        }
    }
}

package io.jenkins.plugins.accessbroker.plugin.credential;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.Extension;
import hudson.console.LineTransformationOutputStream;
import hudson.model.Run;
import hudson.remoting.Channel;
import io.jenkins.plugins.accessbroker.plugin.lease.LastingExport;
import io.jenkins.plugins.accessbroker.plugin.lease.Mask;
import io.jenkins.plugins.accessbroker.plugin.lease.MaskingStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.log.TaskListenerDecorator;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

/**
 * Hides in a Pipeline's log the secrets that the build holds by reading credentials, whichever step shows them. On an
 * agent it has no secrets, and sends each line to the controller to have them hidden there.
 */
final class PipelineMask extends TaskListenerDecorator {
    private static final long serialVersionUID = 1L;

    private final FlowExecutionOwner build;

    private PipelineMask(FlowExecutionOwner build) {
        this.build = build;
    }

    @Override
    public OutputStream decorate(OutputStream logger) {
        return new MaskingStream(logger, this::mask, StandardCharsets.UTF_8);
    }

    private Mask mask() {
        try {
            return build.getExecutable() instanceof Run<?, ?> run
                    ? Holdings.get().mask(run)
                    : Mask.NONE;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell what to hide in a line, so it is not printed", e);
        }
    }

    private byte[] hide(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        Mask now = mask();
        return now.finds(text) ? now.hide(text).getBytes(StandardCharsets.UTF_8) : line;
    }

    private Object writeReplace() throws InterruptedIOException {
        Channel channel = Channel.current();
        return channel == null ? this : new OnAgent(LastingExport.of(channel, Lines.class, this::hide));
    }

    /** Hides the secrets of one line; the controller's end of a channel. */
    interface Lines {
        byte[] hide(byte[] line);
    }

    private static final class OnAgent extends TaskListenerDecorator implements SerializableOnlyOverRemoting {
        private static final long serialVersionUID = 1L;

        @SuppressFBWarnings(value = "SE_BAD_FIELD", justification = "what is sent is the channel's proxy, which can be")
        private final Lines lines;

        OnAgent(Lines lines) {
            this.lines = lines;
        }

        @Override
        public OutputStream decorate(OutputStream logger) {
            return new Sent(logger, lines);
        }
    }

    private static final class Sent extends LineTransformationOutputStream.Delegating {
        private final Lines lines;

        Sent(OutputStream out, Lines lines) {
            super(out);
            this.lines = lines;
        }

        @Override
        protected void eol(byte[] line, int length) throws IOException {
            out.write(lines.hide(Arrays.copyOf(line, length)));
        }
    }

    /** For builds that hold anything so; others keep their logs as they are. */
    @Extension
    public static final class Builds implements Factory {
        @Override
        public TaskListenerDecorator of(FlowExecutionOwner owner) {
            try {
                boolean holds = owner.getExecutable() instanceof Run<?, ?> build
                        && !TakenLeases.of(build).isEmpty();
                return holds ? new PipelineMask(owner) : null;
            } catch (IOException e) {
                return new PipelineMask(owner);
            }
        }
    }
}

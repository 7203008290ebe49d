package io.jenkins.plugins.accessbroker.plugin.step;

import static java.nio.charset.StandardCharsets.UTF_8;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.console.ConsoleLogFilter;
import hudson.console.LineTransformationOutputStream;
import hudson.model.AbstractBuild;
import hudson.model.Computer;
import hudson.remoting.Channel;
import io.jenkins.plugins.accessbroker.plugin.lease.LastingExport;
import io.jenkins.plugins.accessbroker.plugin.lease.Mask;
import io.jenkins.plugins.accessbroker.plugin.lease.MaskingStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

/**
 * The filter as it is on an agent. An agent that the leases may be used on hides their secrets itself. Any other one gets
 * no secret, and sends each line to the controller to have it hidden there. As such an agent is not trusted, the controller
 * looks at lines of bounded length only, and for no longer than the block runs.
 */
@SuppressFBWarnings(value = "SE_BAD_FIELD", justification = "its lines are the channel's proxy, which can be sent")
final class RemoteFilter extends ConsoleLogFilter implements SerializableOnlyOverRemoting {
    private static final long serialVersionUID = 1L;

    /** Bytes of a line that is looked at for another agent. */
    static final int MOST_BYTES = 64 * 1024;

    private static final String TOO_LONG =
            "[access broker] a line is withheld: it has more than " + MOST_BYTES + " bytes to look for secrets in\n";
    private static final String TOO_LATE =
            "[access broker] a line is withheld: the block whose secrets are to be hidden in it is over\n";

    private final String charset;
    private final Mask mask;
    private final Lines lines;

    /** Hides the secrets of one line; the controller's end of a channel. */
    interface Lines {
        byte[] hide(byte[] line);
    }

    private RemoteFilter(String charset, Mask mask, Lines lines) {
        this.charset = charset;
        this.mask = mask;
        this.lines = lines;
    }

    static RemoteFilter of(HeldAccess access, String charset, Channel channel) throws InterruptedIOException {
        boolean covered = Stream.of(Jenkins.get().getComputers())
                .filter(computer -> computer.getChannel() == channel)
                .map(Computer::getNode)
                .anyMatch(node -> node != null && access.covers(node));
        return covered
                ? new RemoteFilter(charset, access.mask(), null)
                : new RemoteFilter(
                        charset, null, LastingExport.of(channel, Lines.class, new OnController(access, charset)));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public OutputStream decorateLogger(AbstractBuild build, OutputStream logger) {
        return lines == null
                ? new MaskingStream(logger, () -> mask, Charset.forName(charset))
                : new Sent(logger, lines);
    }

    private static final class Sent extends LineTransformationOutputStream.Delegating {
        private final Lines lines;

        Sent(OutputStream out, Lines lines) {
            super(out);
            this.lines = lines;
        }

        @Override
        protected void eol(byte[] line, int length) throws IOException {
            out.write(length > MOST_BYTES ? TOO_LONG.getBytes(UTF_8) : lines.hide(Arrays.copyOf(line, length)));
        }
    }

    /** What hides secrets for an agent that has none of them. */
    record OnController(HeldAccess access, String charset) implements Lines {
        @Override
        public byte[] hide(byte[] line) {
            if (line.length > MOST_BYTES) {
                return TOO_LONG.getBytes(UTF_8);
            }
            if (access.isOver()) {
                return TOO_LATE.getBytes(UTF_8);
            }
            Charset set = Charset.forName(charset);
            String text = new String(line, set);
            Mask mask = access.mask();
            return mask.finds(text) ? mask.hide(text).getBytes(set) : line;
        }
    }
}

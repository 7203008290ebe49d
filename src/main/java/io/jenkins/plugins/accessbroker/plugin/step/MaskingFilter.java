package io.jenkins.plugins.accessbroker.plugin.step;

import hudson.console.ConsoleLogFilter;
import hudson.model.AbstractBuild;
import hudson.remoting.Channel;
import io.jenkins.plugins.accessbroker.plugin.lease.MaskingStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.Charset;

/**
 * Hides a block's secrets in its log. On an agent it is another filter, which has the secrets only where the agent may
 * have them.
 */
final class MaskingFilter extends ConsoleLogFilter implements Serializable {
    private static final long serialVersionUID = 1L;

    private final HeldAccess access;
    private final String charset;

    MaskingFilter(HeldAccess access, Charset charset) {
        this.access = access;
        this.charset = charset.name();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public OutputStream decorateLogger(AbstractBuild build, OutputStream logger) {
        return new MaskingStream(logger, access::mask, Charset.forName(charset));
    }

    private Object writeReplace() throws InterruptedIOException {
        Channel channel = Channel.current();
        return channel == null ? this : RemoteFilter.of(access, charset, channel);
    }
}

package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.model.Computer;
import hudson.remoting.Channel;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;

/** Shows an object of the controller to an agent for as long as the agent holds on to it. */
public final class LastingExport {
    private LastingExport() {}

    /**
     * The proxy of an object, to be sent over a channel. Remoting takes back what a thread exports while it sends a request as
     * soon as that request ends, but a build's log, once sent, is kept by what goes on on the agent (that of git's client
     * does). So the export is made on a thread that sends no request.
     *
     * @param type the interface that the agent sees
     * @throws InterruptedIOException if the thread is interrupted meanwhile; nothing is to be sent then
     */
    public static <T> T of(Channel channel, Class<T> type, T object) throws InterruptedIOException {
        try {
            return Computer.threadPoolForRemoting
                    .submit(() -> channel.export(type, object))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the build's log was sent to " + channel.getName());
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot export to " + channel.getName(), e.getCause());
        }
    }
}

package io.jenkins.plugins.accessbroker.plugin.step;

import hudson.FilePath;
import hudson.Launcher;
import hudson.Proc;
import hudson.remoting.Channel;
import io.jenkins.plugins.accessbroker.plugin.lease.AccessRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Launches nothing, and says why. What was launched before can still be killed. */
final class RefusingLauncher extends Launcher.DecoratedLauncher {
    private final String why;

    RefusingLauncher(Launcher inner, String why) {
        super(inner);
        this.why = why;
    }

    @Override
    public Proc launch(ProcStarter starter) throws IOException {
        throw new AccessRefused(why);
    }

    @Override
    public Proc launch(String[] cmd, boolean[] mask, String[] env, InputStream in, OutputStream out, FilePath workDir)
            throws IOException {
        throw new AccessRefused(why);
    }

    @Override
    public Proc launch(String[] cmd, String[] env, InputStream in, OutputStream out, FilePath workDir)
            throws IOException {
        throw new AccessRefused(why);
    }

    @Override
    public Channel launchChannel(String[] cmd, OutputStream out, FilePath workDir, Map<String, String> envVars)
            throws IOException {
        throw new AccessRefused(why);
    }
}

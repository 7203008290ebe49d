package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import io.jenkins.plugins.accessbroker.text.IoCause;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Access to a file, whose failure becomes a fault that names the file and what to do. */
final class Attempt {
    private static final String THEN = ", then open the log again";

    private Attempt() {}

    /** Reads. */
    static <T> T reading(Path path, Read<T> access) throws LogFault {
        try {
            return access.run();
        } catch (IOException e) {
            throw fault("read", path, e, Reason.UNREADABLE, "let this process read it", "");
        }
    }

    /** Changes something; {@code verb} says what, as in {@code write}. */
    static <T> T changing(String verb, Path path, Read<T> access) throws LogFault {
        try {
            return access.run();
        } catch (IOException e) {
            throw fault(verb, path, e, Reason.UNWRITABLE, "let this process write it", THEN);
        }
    }

    /** Changes something; {@code verb} says what, as in {@code write}. */
    static void change(String verb, Path path, Change access) throws LogFault {
        changing(verb, path, () -> {
            access.run();
            return path;
        });
    }

    private static LogFault fault(String verb, Path path, IOException e, Reason otherwise, String next, String then) {
        String what = "cannot " + verb + " `" + path + "`: " + IoCause.of(e) + ": ";
        if (IoCause.full(e)) {
            return new LogFault(Reason.FULL, what + "free space on its disk" + then, e);
        }
        if (e instanceof NoSuchFileException) {
            return new LogFault(Reason.MISSING, what + "put it back" + then, e);
        }
        return new LogFault(otherwise, what + next + then, e);
    }

    interface Read<T> {
        T run() throws IOException;
    }

    interface Change {
        void run() throws IOException;
    }
}

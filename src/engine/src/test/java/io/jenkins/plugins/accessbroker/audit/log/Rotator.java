package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.utf8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/** A process that replaces a log's key and appends, without end, and prints each key when it is in use. */
final class Rotator {
    private Rotator() {}

    public static void main(String[] arguments) throws Exception {
        try (FileLog log = FileLog.open(Path.of(arguments[0]), ORIGIN)) {
            print(log);
            while (true) {
                log.rotate(new SecureRandom(), (sequence, from, to) -> utf8("to " + to));
                print(log);
                log.append(sequence -> utf8("entry " + sequence));
            }
        }
    }

    private static void print(FileLog log) throws IOException {
        System.out.write(utf8(log.key() + "\n"));
        System.out.flush();
    }

    static Process start(Path directory) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:TieredStopAtLevel=1",
                        Rotator.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
    }
}

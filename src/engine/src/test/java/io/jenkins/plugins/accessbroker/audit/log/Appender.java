package io.jenkins.plugins.accessbroker.audit.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that appends from several threads without end, and prints each sequence it was answered with. */
final class Appender {
    private static final int THREADS = 24;

    private Appender() {}

    public static void main(String[] arguments) throws Exception {
        FileLog log;
        try {
            log = FileLog.open(Path.of(arguments[0]), LogTrees.ORIGIN);
        } catch (LogFault e) {
            print(e.reason() + " " + e.getMessage());
            return;
        }
        print("open");
        for (int i = 0; i < THREADS; i++) {
            new Thread(null, () -> append(log), "writer " + i, 256 * 1024).start();
        }
    }

    private static void append(FileLog log) {
        try {
            while (true) {
                print("" + log.append(Appender::entry).sequence());
            }
        } catch (LogFault e) {
            print(e.getMessage());
        }
    }

    /** The entry of a sequence: 8 to 1,000 bytes. */
    static byte[] entry(long sequence) {
        String text = "entry " + sequence + " ";
        return text.repeat(1 + (int) (sequence * 31 % 50)).getBytes(StandardCharsets.UTF_8);
    }

    private static void print(String line) {
        try {
            System.out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            System.out.flush();
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    static Process start(Path directory) throws IOException {
        return start(directory, List.of());
    }

    /** Starts it under another program, which is given the command to run. */
    static Process start(Path directory, List<String> under) throws IOException {
        List<String> command = new ArrayList<>(under);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx64m",
                Appender.class.getName(),
                directory.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}

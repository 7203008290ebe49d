package io.jenkins.plugins.accessbroker.audit.log;

/** Numbers of things, in words. */
final class Count {
    private Count() {}

    static String entries(long number) {
        return number == 1 ? "`1` entry" : "`" + number + "` entries";
    }
}

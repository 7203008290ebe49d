package io.jenkins.plugins.accessbroker.policy.file;

import java.util.Locale;

/** The kinds of files that people write, told apart by their names. */
public enum FileKind {
    /** {@code *.yaml} or {@code *.yml}, but for policy tests. */
    POLICY("policy", "policy file", "policy files", ".yaml"),
    /** {@code *.test.yaml} or {@code *.test.yml}, beside policy files. */
    TEST("policy", "policy test", "policy tests", ".test.yaml"),
    /** {@code *.yaml} or {@code *.yml} in a directory of its own. */
    BOUNDARY("boundary", "boundary file", "boundary files", ".yaml");

    private final String directory;
    private final String one;
    private final String many;
    private final String ending;

    FileKind(String directory, String one, String many, String ending) {
        this.directory = directory + " directory";
        this.one = one;
        this.many = many;
        this.ending = ending;
    }

    /** Whether a file of this name is one, in whatever case it is written. */
    boolean names(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean isTest = lower.endsWith(".test.yaml") || lower.endsWith(".test.yml");
        return this == TEST ? isTest : !isTest && (lower.endsWith(".yaml") || lower.endsWith(".yml"));
    }

    /** What messages call a directory of them. */
    String directory() {
        return directory;
    }

    /** What messages call one of them. */
    String one() {
        return one;
    }

    /** What messages call several of them. */
    String many() {
        return many;
    }

    /** How the name of a new one should end. */
    String ending() {
        return ending;
    }
}

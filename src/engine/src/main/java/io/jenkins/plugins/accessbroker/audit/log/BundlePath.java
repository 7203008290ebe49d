package io.jenkins.plugins.accessbroker.audit.log;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The path of an entry bundle under {@code tile/entries}: its index in groups of three digits, each but the last
 * after an {@code x} (C2SP tlog-tiles, "Merkle Tree"). Index 1234067 is {@code x001/x234/067}.
 */
final class BundlePath {
    /** The entries of a full bundle (C2SP tlog-tiles, "Log entries"). */
    static final int ENTRIES = 256;

    private static final int GROUP = 1000;
    private static final Pattern FORM = Pattern.compile("(x[0-9]{3}/){0,5}[0-9]{3}");

    private BundlePath() {}

    static String of(long index) {
        String path = digits(index % GROUP);
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            path = "x" + digits(rest % GROUP) + "/" + path;
        }
        return path;
    }

    private static String digits(long group) {
        return String.format("%03d", group);
    }

    /** The index of a path, or nothing if the path is no bundle's; up to 18 digits. */
    static OptionalLong index(String path) {
        if (!FORM.matcher(path).matches()) {
            return OptionalLong.empty();
        }
        long index = Long.parseLong(path.replace("x", "").replace("/", ""));
        return of(index).equals(path) ? OptionalLong.of(index) : OptionalLong.empty();
    }

    /** The index of the bundle that has an entry. */
    static long indexOf(long sequence) {
        return sequence / ENTRIES;
    }
}

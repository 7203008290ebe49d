package io.jenkins.plugins.accessbroker.audit.anchor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The names under which an anchor keeps checkpoints of many logs: a folder for each log, called by the SHA-256 of its origin in
 * lower-case hexadecimal as in C2SP tlog-witness, and in it the size in 18 digits, a folder for each three. So every
 * checkpoint has a name of its own, the greatest name is of the newest, and no folder has more than 1,000 names.
 */
public final class KeptName {
    /** The folders and the file that a size is. */
    public static final int LEVELS = 6;

    /** A name within the folder of a log. */
    public static final Pattern PART = Pattern.compile("[0-9]{3}");

    private static final int DIGITS = 3;
    private static final String FORM = "%0" + LEVELS * DIGITS + "d";

    private KeptName() {}

    /** The folder of a log. */
    public static String folder(String origin) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(origin.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every java platform has sha-256", e);
        }
    }

    /** The name of a checkpoint within the folder of its log, as in {@code 000/000/000/001/234/567}. */
    public static String of(long size) {
        String digits = String.format(FORM, size);
        if (size < 0 || digits.length() != LEVELS * DIGITS) {
            throw new IllegalArgumentException("`" + size + "` is not the size of a log that can be anchored");
        }
        return digits.replaceAll("(?<=\\G.{3})(?=.)", "/");
    }

    /** The size that a name is of; nothing if it is no name. */
    public static OptionalLong size(String name) {
        String digits = name.replace("/", "");
        boolean form = digits.length() == LEVELS * DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return form && of(Long.parseLong(digits)).equals(name)
                ? OptionalLong.of(Long.parseLong(digits))
                : OptionalLong.empty();
    }
}

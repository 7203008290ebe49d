package io.jenkins.plugins.accessbroker.policy.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes files that are nearly policies: of right ones by changes of bytes, tokens and lines, or of tokens alone. */
final class Mutator {
    private static final List<String> TOKENS = List.of(
            "policy",
            "owner",
            "team",
            "business",
            "technical",
            "grants",
            "denies",
            "codingAgents",
            "purpose",
            "expires",
            "to",
            "issue",
            "aws",
            "vault",
            "jobs",
            "branches",
            "triggers",
            "users",
            "agents",
            "names",
            "clouds",
            "labels",
            "life",
            "builtIn",
            "changeRequests",
            "replays",
            "libraries",
            "role",
            "ttl",
            "none",
            "any",
            "allow",
            "deny",
            "trusted",
            "static",
            "user",
            "timer",
            "same-repository",
            "2027-03-31",
            "2027-02-30",
            "15m",
            "null",
            "~",
            "*",
            "**",
            "a/**",
            "*/b",
            "&a",
            "*a",
            "!t",
            "!!str",
            "<<",
            ": ",
            ":",
            "- ",
            "-",
            "? ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            ",",
            "\n",
            "\n  ",
            "\n    ",
            "\n      ",
            "\r\n",
            "\r",
            "\t",
            " ",
            "#",
            " # c",
            "'",
            "\"",
            "''",
            "\"\"",
            "\\",
            "\\u202E",
            "\\x00",
            "\\UFFFFFFFF",
            "|",
            ">",
            "|-\n",
            ">2\n",
            "---\n",
            "...\n",
            "%YAML 1.2\n",
            "@",
            "`",
            "\u202E",
            "\u200B",
            "\uFEFF",
            "\u0085",
            "\u2028",
            "\u00A0",
            "\uD83D\uDE00",
            "é",
            "\0",
            "a@example.com",
            "\"#c\"",
            "https://e.com");

    private final Random random;

    Mutator(long seed) {
        this.random = new Random(seed);
    }

    byte[] make(List<String> right) {
        if (random.nextInt(20) == 0) {
            return soup().getBytes(StandardCharsets.UTF_8);
        }
        String text = right.get(random.nextInt(right.size()));
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            text = random.nextBoolean() ? token(text) : lines(text);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return random.nextInt(3) == 0 ? bytes(bytes) : bytes;
    }

    private String soup() {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(60);
        for (int i = 0; i < length; i++) {
            text.append(anyToken());
        }
        return text.toString();
    }

    /** Puts a token in, or in the place of a word. */
    private String token(String text) {
        int at = random.nextInt(text.length() + 1);
        if (random.nextInt(3) == 0) {
            return text.substring(0, at) + anyToken() + text.substring(at);
        }
        int start = at;
        while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
            start--;
        }
        int end = at;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(0, start) + anyToken() + text.substring(end);
    }

    private String anyToken() {
        return TOKENS.get(random.nextInt(TOKENS.size()));
    }

    /** Drops, doubles, swaps, indents or cuts lines. */
    private String lines(String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int one = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(6)) {
            case 0 -> lines.remove(one);
            case 1 -> lines.add(other, lines.get(one));
            case 2 -> Collections.swap(lines, one, other);
            case 3 -> lines.set(one, " ".repeat(random.nextInt(5)) + lines.get(one));
            case 4 -> lines.set(one, lines.get(one).strip());
            default -> lines.set(one, lines.get(one) + lines.get(other));
        }
        return String.join("\n", lines);
    }

    /** Changes, drops or doubles a few bytes. */
    private byte[] bytes(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(8));
        byte[] head = Arrays.copyOf(bytes, at);
        byte[] tail = Arrays.copyOfRange(bytes, at + length, bytes.length);
        byte[] middle = Arrays.copyOfRange(bytes, at, at + length);
        switch (random.nextInt(4)) {
            case 0 -> middle = new byte[0];
            case 1 -> middle = concat(middle, middle);
            case 2 -> random.nextBytes(middle);
            default -> middle[0] ^= (byte) (1 << random.nextInt(8));
        }
        return concat(concat(head, middle), tail);
    }

    private static byte[] concat(byte[] left, byte[] right) {
        byte[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }
}

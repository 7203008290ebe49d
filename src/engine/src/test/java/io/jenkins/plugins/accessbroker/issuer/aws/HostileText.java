package io.jenkins.plugins.accessbroker.issuer.aws;

import java.util.Random;

/** Texts that somebody might give a job to break what is made of its name. */
final class HostileText {
    private static final String[] PARTS = {
        "a",
        "Z",
        "9",
        "/",
        ".",
        "_",
        "-",
        "+",
        "=",
        ",",
        "@",
        ":",
        " ",
        "%2F",
        "=2F",
        "=sha256:",
        "aws:",
        "AWS:",
        "..",
        "\n",
        "\0",
        "\u2028",
        "\u202E",
        "é",
        "e\u0301",
        "日",
        "٣",
        "😀",
        "\uD800",
        "\uDC00",
        "`",
        "'",
        "\"",
        "<",
        "&",
        "access-broker:",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    };

    private HostileText() {}

    /** A text of 1 to so many characters. */
    static String of(Random random, int longest) {
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(random.nextInt(10) == 0 ? 200 : 8) + 1;
        for (int i = 0; i < parts; i++) {
            text.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return text.substring(0, Math.min(text.length(), longest));
    }
}

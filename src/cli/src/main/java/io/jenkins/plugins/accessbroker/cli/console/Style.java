package io.jenkins.plugins.accessbroker.cli.console;

/** How a piece of text stands out on a terminal. */
public enum Style {
    PLAIN(""),
    BOLD("1"),
    FAINT("2"),
    GOOD("32"),
    BAD("31"),
    GOOD_HEADING("1;32"),
    BAD_HEADING("1;31");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String paint(String text) {
        return code.isEmpty() ? text : "\u001B[" + code + "m" + text + "\u001B[0m";
    }
}

package io.jenkins.plugins.accessbroker.plugin.lease;

import java.util.List;
import java.util.stream.Stream;

/** The parts of a parameter that lists several: divided by commas or line breaks, blanks around them left out. */
final class Parts {
    private Parts() {}

    static List<String> of(String text) {
        return Stream.of(text.split("[,\n]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}

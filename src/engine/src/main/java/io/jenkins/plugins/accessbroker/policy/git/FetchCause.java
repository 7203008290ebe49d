package io.jenkins.plugins.accessbroker.policy.git;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a fetch failed, in words: what the library says has addresses and names of its classes in it. */
final class FetchCause {
    /** Causes of causes that are looked at; nobody nests deeper. */
    private static final int DEPTH = 16;
    /** Characters of what the library says that are looked at: the other side may have said up to 64 KiB of it. */
    private static final int MAX_LENGTH = 4_000;
    /** What words with the name of a class have in them. */
    private static final List<String> CLASSES = List.of("Exception", "Error", "Future");

    private FetchCause() {}

    static String of(Throwable fault, String url) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(DEPTH)
                .flatMap(cause -> known(cause).stream())
                .findFirst()
                .orElseGet(() -> said(fault, url));
    }

    private static Optional<String> known(Throwable cause) {
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return Optional.of("nothing answers there");
        }
        if (cause instanceof UnknownHostException) {
            return Optional.of("there is no such host");
        }
        return cause instanceof InterruptedIOException ? Optional.of("it does not answer in time") : Optional.empty();
    }

    private static String said(Throwable fault, String url) {
        String all = String.valueOf(fault.getMessage()).replace(url, "");
        String text = Arrays.stream(
                        all.substring(0, Math.min(all.length(), MAX_LENGTH)).split("\\s+"))
                .filter(word -> CLASSES.stream().noneMatch(word::contains))
                .collect(Collectors.joining(" "))
                .replaceFirst("^[: ]+", "");
        return Quote.escape(text.isBlank() ? "it failed without saying why" : text);
    }
}

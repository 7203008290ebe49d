package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What single settings of the issuer have to be, wherever they were written: each says what is wrong, if anything is. */
public final class GitHubRules {
    static final String APP_ID = "the app's id, a number of up to 15 digits";
    static final String CLIENT_ID = "the app's client id, such as `Iv23liExampleExample1`";
    static final String PATH = "an absolute path";

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,14}");
    private static final Pattern CLIENT = Pattern.compile("[A-Za-z][A-Za-z0-9.]{7,63}");

    private GitHubRules() {}

    /** Where the API is. What may hold a password is not repeated. */
    public static Optional<String> apiUrl(String text) {
        if (server(text).isPresent()) {
            return Optional.empty();
        }
        if (text.contains("@")) {
            return Optional.of("`apiUrl`: expected " + GitHubServer.FORM + ", found one that may hold a password");
        }
        return wrong(false, "apiUrl", GitHubServer.FORM, text);
    }

    /** The App's id. */
    public static Optional<String> appId(String text) {
        return wrong(NUMBER.matcher(text).matches(), "appId", APP_ID, text);
    }

    /** The App's client id. */
    public static Optional<String> clientId(String text) {
        return wrong(CLIENT.matcher(text).matches(), "clientId", CLIENT_ID, text);
    }

    /** The App's client id or its id, where either may be. */
    public static Optional<String> app(String text) {
        return appId(text).flatMap(problem -> clientId(text));
    }

    /** The file of the App's private key. */
    public static Optional<String> privateKey(String text) {
        return wrong(isAbsolute(text), "privateKey", PATH, text);
    }

    static Optional<GitHubServer> server(String text) {
        try {
            return GitHubServer.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isAbsolute(String text) {
        try {
            return Path.of(text).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Optional<String> wrong(boolean held, String key, String expected, String found) {
        return held
                ? Optional.empty()
                : Optional.of("`" + key + "`: expected " + expected + ", found " + Quote.of(found));
    }
}

package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.call.SettingRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What single settings of the issuer have to be, wherever they were written: each says what is wrong, if anything is. */
public final class GitHubRules {
    static final String APP_ID = "the app's id, a number of up to 15 digits";
    static final String CLIENT_ID = "the app's client id, such as `Iv23liExampleExample1`";

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,14}");
    private static final Pattern CLIENT = Pattern.compile("[A-Za-z][A-Za-z0-9.]{7,63}");

    private GitHubRules() {}

    /** Where the API is. What may hold a password is not repeated. */
    public static Optional<String> apiUrl(String text) {
        return SettingRule.url(server(text).isPresent(), "apiUrl", GitHubServer.FORM, text);
    }

    /** The App's id. */
    public static Optional<String> appId(String text) {
        return SettingRule.held(NUMBER.matcher(text).matches(), "appId", APP_ID, text);
    }

    /** The App's client id. */
    public static Optional<String> clientId(String text) {
        return SettingRule.held(CLIENT.matcher(text).matches(), "clientId", CLIENT_ID, text);
    }

    /** The App's client id or its id, where either may be. */
    public static Optional<String> app(String text) {
        return appId(text).flatMap(problem -> clientId(text));
    }

    /** The file of the App's private key. */
    public static Optional<String> privateKey(String text) {
        return SettingRule.path("privateKey", text);
    }

    static Optional<GitHubServer> server(String text) {
        try {
            return GitHubServer.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}

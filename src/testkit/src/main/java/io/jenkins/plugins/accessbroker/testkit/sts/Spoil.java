package io.jenkins.plugins.accessbroker.testkit.sts;

import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes wrong answers of right ones. */
final class Spoil {
    private static final String UNKNOWN = "<AddedLater><Note>not in the model</Note></AddedLater>";

    private Spoil() {}

    static HttpAnswer malformed(HttpAnswer answer) {
        return edit(answer, body -> body.replaceFirst("</", "<//"));
    }

    static HttpAnswer widened(HttpAnswer answer) {
        return edit(
                answer,
                body -> body.replaceFirst("(<\\w+Result>)", "$1" + UNKNOWN)
                        .replace("<Credentials>", "<Credentials>" + UNKNOWN));
    }

    static HttpAnswer without(HttpAnswer answer, String element) {
        return edit(answer, body -> element(element).matcher(body).replaceAll(""));
    }

    static HttpAnswer replaced(HttpAnswer answer, String element, String text) {
        String whole = "<" + element + ">" + text + "</" + element + ">";
        return edit(answer, body -> element(element).matcher(body).replaceAll(Matcher.quoteReplacement(whole)));
    }

    static HttpAnswer huge(HttpAnswer answer, int bytes) {
        return edit(answer, body -> "<!--" + "x".repeat(Math.max(0, bytes - body.length() - 7)) + "-->" + body);
    }

    private static Pattern element(String name) {
        String quoted = Pattern.quote(name);
        return Pattern.compile("<" + quoted + ">.*?</" + quoted + ">", Pattern.DOTALL);
    }

    private static HttpAnswer edit(HttpAnswer answer, UnaryOperator<String> change) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        return answer.with(change.apply(body).getBytes(StandardCharsets.UTF_8));
    }
}

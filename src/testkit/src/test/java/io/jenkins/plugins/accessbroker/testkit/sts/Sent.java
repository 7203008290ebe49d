package io.jenkins.plugins.accessbroker.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What came back. */
record Sent(int status, String requestId, String location, String body) {

    /** The text of the first element of this name, empty when there is none. */
    String text(String element) {
        Matcher matcher = Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL)
                .matcher(body);
        return matcher.find()
                ? matcher.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
                : "";
    }

    Sent succeeded() {
        assertThat(status).as(body).isEqualTo(200);
        return this;
    }

    void failed(int expectedStatus, String code, String message) {
        assertThat(text("Code") + ": " + text("Message")).isEqualTo(code + ": " + message);
        assertThat(status).isEqualTo(expectedStatus);
    }
}

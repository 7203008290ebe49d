package io.jenkins.plugins.accessbroker.testkit.sts;

import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;

/** The documents that STS answers with: query protocol, version 2011-06-15. */
final class Answers {
    static final String VERSION = "2011-06-15";

    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    /** The namespace that errors of dispatch were seen in. */
    private static final String FAULT_NAMESPACE = "http://webservices.amazon.com/AWSFault/2005-15-09";

    private static final String CONTENT_TYPE = "text/xml";

    private Answers() {}

    /** A document with the operation's root and result open. */
    static Xml result(String operation) {
        return new Xml().root(operation + "Response", NAMESPACE).open(operation + "Result");
    }

    /** Closes the result and adds the request id. */
    static HttpAnswer success(Xml result, String requestId) {
        String body = result.close()
                .open("ResponseMetadata")
                .element("RequestId", requestId)
                .end();
        return HttpAnswer.text(200, CONTENT_TYPE, body);
    }

    static HttpAnswer error(StsException error, String requestId) {
        String namespace = error.code().equals("InvalidAction") ? FAULT_NAMESPACE : NAMESPACE;
        Xml xml = new Xml().root("ErrorResponse", namespace).open("Error");
        xml.element("Type", error.status() >= 500 ? "Receiver" : "Sender").element("Code", error.code());
        error.message().ifPresent(message -> xml.element("Message", message));
        String body = xml.close().element("RequestId", requestId).end();
        return HttpAnswer.text(error.status(), CONTENT_TYPE, body);
    }
}

package io.jenkins.plugins.accessbroker.testkit.s3;

import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;

/** An error as S3 answers it. */
final class S3Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    S3Fault(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    HttpAnswer answer() {
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>"
                + getMessage() + "</Message><RequestId>EXAMPLE</RequestId></Error>";
        return HttpAnswer.text(status, "application/xml", body);
    }
}

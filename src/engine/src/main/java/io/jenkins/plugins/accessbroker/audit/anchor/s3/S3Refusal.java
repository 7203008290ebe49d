package io.jenkins.plugins.accessbroker.audit.anchor.s3;

import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What S3 says when it does not do what it was asked to. Its message is not shown: it repeats what was sent. */
final class S3Refusal {
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z]{1,64})</Code>");

    private S3Refusal() {}

    static AnchorFault of(HttpResponse<byte[]> answer, String name, String what) {
        String code = code(answer);
        String says = name + " " + what + ": HTTP `" + answer.statusCode() + "`"
                + (code.isEmpty() ? "" : ", `" + code + "`") + ": ";
        if (answer.statusCode() >= 500 || answer.statusCode() == 429 || answer.statusCode() == 409) {
            return new AnchorFault(Reason.UNREACHABLE, says + "try again when it answers");
        }
        return new AnchorFault(
                Reason.REFUSED,
                says
                        + switch (code) {
                            case "NoSuchBucket" -> "correct the bucket's name, its region or the endpoint";
                            case "InvalidRequest", "ObjectLockConfigurationNotFoundError" ->
                                "make the bucket with object lock";
                            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken" ->
                                "correct the keys of AWS that this process finds";
                            case "RequestTimeTooSkewed" -> "correct this machine's clock";
                            case "AuthorizationHeaderMalformed" -> "correct the bucket's region";
                            default ->
                                "let its keys do `s3:PutObject`, `s3:PutObjectRetention`, `s3:GetObjectRetention`,"
                                        + " `s3:GetObject`, `s3:GetObjectVersion` and `s3:ListBucketVersions`";
                        });
    }

    private static String code(HttpResponse<byte[]> answer) {
        Matcher code = CODE.matcher(new String(answer.body(), StandardCharsets.UTF_8));
        return code.find() ? code.group(1) : "";
    }
}

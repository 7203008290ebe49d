package io.jenkins.plugins.accessbroker.audit.anchor.witness;

import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import io.jenkins.plugins.accessbroker.audit.anchor.Publication;
import io.jenkins.plugins.accessbroker.audit.log.Hash;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The form of the call {@code add-checkpoint} (C2SP tlog-witness). */
final class AddCheckpoint {
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,17})\n");

    private AddCheckpoint() {}

    static byte[] body(Publication publication, long from) throws AnchorFault {
        StringBuilder head = new StringBuilder("old ").append(from).append('\n');
        for (Hash hash : publication.proof(from)) {
            head.append(hash.base64()).append('\n');
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        body.writeBytes(publication.checkpoint().bytes());
        return body.toByteArray();
    }

    /** The size in an answer that says that the old size is not the witness's. */
    static long size(HttpResponse<byte[]> conflict, String witness) throws AnchorFault {
        String text = new String(conflict.body(), StandardCharsets.UTF_8);
        boolean typed = conflict.headers()
                .firstValue("Content-Type")
                .filter("text/x.tlog.size"::equals)
                .isPresent();
        if (!typed || !SIZE.matcher(text).matches()) {
            throw new AnchorFault(
                    Reason.MALFORMED,
                    witness + " answers with HTTP `409` and no size: correct the address, or ask its operator");
        }
        return Long.parseLong(text.strip());
    }
}

package io.jenkins.plugins.accessbroker.testkit.sts;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an {@code Authorization} header of Signature Version 4 says.
 *
 * @param accessKeyId who claims to have signed
 * @param date the day of the credential scope, {@code yyyyMMdd}
 * @param region its region
 * @param service its service
 * @param terminator its last part
 * @param signedHeaders the signed headers' names, in lower case and in order
 * @param signature the signature, hexadecimal
 */
record Authorization(
        String accessKeyId,
        String date,
        String region,
        String service,
        String terminator,
        List<String> signedHeaders,
        String signature) {
    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private static final int SCOPE_PARTS = 5;

    /**
     * Parses the value of the header.
     *
     * @throws StsException {@code IncompleteSignature} when something is missing
     */
    static Authorization parse(String header) {
        if (!header.startsWith(ALGORITHM + " ")) {
            throw AuthErrors.incomplete("Authorization header requires the algorithm '" + ALGORITHM + "'.");
        }
        Map<String, String> fields = fields(header.substring(ALGORITHM.length() + 1));
        String credential = field(fields, "Credential");
        String signature = field(fields, "Signature");
        String signedHeaders = field(fields, "SignedHeaders");
        String[] scope = credential.split("/", -1);
        if (scope.length != SCOPE_PARTS) {
            throw AuthErrors.incomplete("Credential must have exactly 5 slash-delimited elements, e.g."
                    + " keyid/date/region/service/term, got '" + credential + "'");
        }
        List<String> names = Arrays.asList(signedHeaders.split(";", -1));
        return new Authorization(scope[0], scope[1], scope[2], scope[3], scope[4], names, signature);
    }

    String scope() {
        return String.join("/", date, region, service, terminator);
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String part : text.split(",")) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw AuthErrors.incomplete("'" + part.strip()
                        + "' not a valid key=value pair (missing equal-sign) in Authorization header.");
            }
            fields.putIfAbsent(
                    part.substring(0, equals).strip(),
                    part.substring(equals + 1).strip());
        }
        return fields;
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw AuthErrors.incomplete("Authorization header requires '" + name + "' parameter.");
        }
        return value;
    }
}

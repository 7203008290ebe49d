package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.Attribution;
import java.nio.charset.StandardCharsets;

/** What the broker calls itself where it asks for a build's token: the one place of the request that GitHub keeps as sent. */
final class Agent {
    private static final int LONGEST = 256;
    private static final String PLAIN = "-._~/";

    private Agent() {}

    /** {@code access-broker (grant; job #7; lease)}; of a long job the end is shown. */
    static String of(Attribution build) {
        String job = encoded(build.job());
        String end = job.length() > LONGEST ? ".." + job.substring(job.length() - LONGEST) : job;
        return Ask.BROKER + " (" + build.grant() + "; " + end + " #" + build.build() + "; " + encoded(build.lease())
                + ")";
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return encoded.toString();
    }
}

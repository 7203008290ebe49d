package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.Attribution;

/**
 * The name of a role session, {@code <job>-<build>-<mark>}: 2 to 64 letters, digits and {@code _+=,.@-} (service model,
 * {@code roleSessionNameType} and {@code sourceIdentityType}).
 *
 * <p>Job and build are for people: a slash appears as a dot, any other character that cannot stand there as an
 * underscore, and of a job that is too long its end after two dots. The mark is for uniqueness: 80 bits of the SHA-256
 * of {@code <build>:<bytes of job>:<job><lease>}, always 16 characters, so that different builds and leases have
 * different names whatever was replaced or cut.
 */
final class SessionName {
    private static final String CUT = "..";

    private SessionName() {}

    static String of(Attribution attribution) {
        String job = attribution.job();
        String whole = attribution.build() + ":" + Digest.bytes(job).length + ":" + job + attribution.lease();
        String rest = "-" + attribution.build() + "-" + Digest.base32Of80(whole);
        return end(shown(job), StsLimits.SESSION_NAME - rest.length()) + rest;
    }

    private static String shown(String job) {
        StringBuilder shown = new StringBuilder(job.length());
        job.codePoints().forEach(point -> shown.append(shown(point)));
        return shown.toString();
    }

    private static char shown(int point) {
        if (point == '/') {
            return '.';
        }
        boolean plain = point >= 'a' && point <= 'z' || point >= 'A' && point <= 'Z' || point >= '0' && point <= '9';
        return plain || "_+=,.@-".indexOf(point) >= 0 ? (char) point : '_';
    }

    private static String end(String job, int longest) {
        return job.length() <= longest ? job : CUT + job.substring(job.length() - longest + CUT.length());
    }
}

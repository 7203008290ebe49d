package io.jenkins.plugins.accessbroker.demo;

import io.jenkins.plugins.accessbroker.testkit.sts.Role;
import io.jenkins.plugins.accessbroker.testkit.sts.StsEmulator;
import io.jenkins.plugins.accessbroker.testkit.sts.Trust;
import io.jenkins.plugins.accessbroker.testkit.sts.User;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * An AWS of one service and one user, whose key is made anew each time and opens nothing else. The roles that the sample
 * policies name trust that user.
 *
 * @param sts the service
 * @param user the user whose key Jenkins is given
 */
record Cloud(StsEmulator sts, User user) {
    private static final String[] ROLES = {
        "arn:aws:iam::123456789012:role/payments-deploy",
        "arn:aws:iam::123456789012:role/payments-report",
        "arn:aws:iam::123456789012:role/payments-migrate",
        "arn:aws:iam::210987654321:role/payments-sandbox"
    };

    /** Starts it on a free loopback port; it ends with the JVM. */
    static Cloud start() {
        User jenkins = new User(
                "arn:aws:iam::123456789012:user/access-broker",
                "AKIADEMOACCESSBROKER",
                UUID.randomUUID().toString());
        StsEmulator sts = StsEmulator.builder().user(jenkins).start();
        for (String role : ROLES) {
            sts.add(Role.of(role, Trust.of(jenkins.arn()).allowingTags().allowingSourceIdentity()));
        }
        return new Cloud(sts, jenkins);
    }

    URI endpoint() {
        return sts.endpoint();
    }

    /** The user's secret key, and every secret that was handed out. */
    Set<String> secrets() {
        Set<String> secrets = new HashSet<>(sts.secretsHandedOut());
        secrets.add(user.secretAccessKey());
        return secrets;
    }
}

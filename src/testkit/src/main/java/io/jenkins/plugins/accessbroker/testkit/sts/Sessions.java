package io.jenkins.plugins.accessbroker.testkit.sts;

import io.jenkins.plugins.accessbroker.testkit.HandedOut;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions that the emulator issued. */
final class Sessions {
    private final Map<String, Session> byKey = new ConcurrentHashMap<>();

    void add(Session session) {
        byKey.put(session.credential().accessKeyId(), session);
        HandedOut.note(session.credential().secretAccessKey());
        HandedOut.note(session.credential().sessionToken());
    }

    /** The session with this key, when the token is its own. */
    Optional<Session> find(String accessKeyId, String token) {
        return Optional.ofNullable(byKey.get(accessKeyId))
                .filter(session -> same(session.credential().sessionToken(), token));
    }

    int count() {
        return byKey.size();
    }

    Set<String> secrets() {
        Set<String> secrets = new LinkedHashSet<>();
        for (Session session : byKey.values()) {
            secrets.add(session.credential().secretAccessKey());
            secrets.add(session.credential().sessionToken());
        }
        return secrets;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}

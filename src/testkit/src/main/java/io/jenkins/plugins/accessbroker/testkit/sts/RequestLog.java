package io.jenkins.plugins.accessbroker.testkit.sts;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the emulator saw, in the order in which it answered. */
final class RequestLog {
    private final InstantSource clock;
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

    RequestLog(InstantSource clock) {
        this.clock = clock;
    }

    void add(String requestId, QueryParameters query, Reply reply) {
        requests.add(new RecordedRequest(
                requestId,
                clock.instant(),
                query.get("Action"),
                reply.callerArn(),
                query.recorded(),
                reply.status(),
                reply.errorCode()));
    }

    List<RecordedRequest> all() {
        return List.copyOf(requests);
    }
}

package io.jenkins.plugins.accessbroker.testkit.sts;

import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import io.jenkins.plugins.accessbroker.testkit.http.HttpHandler;
import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import java.util.Optional;
import java.util.UUID;

/** Takes requests in, lets faults have their way, and keeps the record. */
final class StsService implements HttpHandler {
    private final Operations operations;
    private final Faults faults;
    private final RequestLog log;

    StsService(Operations operations, Faults faults, RequestLog log) {
        this.operations = operations;
        this.faults = faults;
        this.log = log;
    }

    @Override
    public HttpAnswer handle(HttpRequest request) throws InterruptedException {
        String requestId = UUID.randomUUID().toString();
        QueryParameters query = QueryParameters.of(request);
        Optional<Fault> fault = faults.meet(query.get("Action"));
        if (fault.isPresent()) {
            fault.get().elapse();
        }
        Reply reply = reply(request, query, fault, requestId);
        log.add(requestId, query, reply);
        return reply.answer().with("x-amzn-RequestId", requestId);
    }

    private Reply reply(HttpRequest request, QueryParameters query, Optional<Fault> fault, String requestId) {
        Optional<HttpAnswer> instead = fault.flatMap(met -> met.instead(requestId));
        if (instead.isPresent()) {
            return Reply.refused("", fault.orElseThrow().errorCode(), instead.get());
        }
        Reply honest =
                operations.perform(request, query, fault.map(Fault::twist).orElse(Twist.NONE), requestId);
        return fault.map(met -> honest.with(met.spoil(honest.answer()))).orElse(honest);
    }
}

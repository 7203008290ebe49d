package io.jenkins.plugins.accessbroker.testkit.http;

/** What answers requests. It is called from many threads at once, and may take its time. */
@FunctionalInterface
public interface HttpHandler {
    /** The answer to a request. */
    HttpAnswer handle(HttpRequest request) throws InterruptedException;
}

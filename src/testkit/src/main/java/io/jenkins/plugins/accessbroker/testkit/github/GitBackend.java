package io.jenkins.plugins.accessbroker.testkit.github;

import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;

/** Speaks git over HTTP for a repository. Whether the caller may is decided before. */
@FunctionalInterface
public interface GitBackend {
    /**
     * The answer to one request.
     *
     * @param repository {@code owner/name}
     * @param service {@code git-upload-pack} or {@code git-receive-pack}
     * @param advertises whether the references are asked for, in place of the service itself
     */
    HttpAnswer answer(String repository, String service, boolean advertises, HttpRequest request);
}

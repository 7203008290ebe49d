package io.jenkins.plugins.accessbroker.testkit.github;

/** What a request is for. */
public enum Operation {
    /** {@code GET /users/OWNER/installation}. */
    FIND_INSTALLATION,
    /** {@code POST /app/installations/ID/access_tokens}. */
    CREATE_TOKEN,
    /** {@code GET /installation/repositories}. */
    LIST_REPOSITORIES,
    /** {@code GET /repos/OWNER/NAME}. */
    GET_REPOSITORY,
    /** {@code DELETE /installation/token}. */
    REVOKE_TOKEN,
    /** Git over HTTP. */
    GIT,
    /** Anything else. */
    OTHER
}

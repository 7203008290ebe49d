/**
 * A GitHub on a loopback port: the part of its REST API that GitHub Apps use for installation tokens, and git over HTTP
 * behind a {@link io.jenkins.plugins.accessbroker.testkit.github.GitBackend}. It is one of GitHub Enterprise Server: the API is
 * below {@code /api/v3}, repositories are beside it.
 *
 * <p>What it checks and answers is as GitHub's REST documentation has it ("Generating a JSON Web Token for a GitHub App",
 * "REST API endpoints for GitHub Apps", "Rate limits for the REST API"). Left out: users, teams, private keys that are not
 * RSA, and every endpoint that is not named in {@link io.jenkins.plugins.accessbroker.testkit.github.Operation}.
 */
package io.jenkins.plugins.accessbroker.testkit.github;

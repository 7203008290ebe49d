/**
 * Repository access from GitHub: installation tokens of a GitHub App, limited to the repositories and permissions of a grant,
 * and revoked when their lease ends.
 *
 * <p>Nothing of an answer's own words is shown: it may repeat what was sent.
 */
package io.jenkins.plugins.accessbroker.issuer.github;

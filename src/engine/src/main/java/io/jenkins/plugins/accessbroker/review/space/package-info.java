/**
 * The space of all requests: finds a request that one grant permits and another denies, or proves that there is none.
 *
 * <p>Every condition is about one dimension of a request (its job, its branch, its triggers, its agents, ...), so a request
 * is found dimension by dimension. See {@code docs/decisions/semantic-diff.md}.
 */
package io.jenkins.plugins.accessbroker.review.space;

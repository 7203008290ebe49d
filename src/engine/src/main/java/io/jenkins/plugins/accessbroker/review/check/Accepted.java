package io.jenkins.plugins.accessbroker.review.check;

import io.jenkins.plugins.accessbroker.policy.Acceptance;

/**
 * A warning that its policy accepts.
 *
 * @param warning the warning
 * @param by the acceptance, which is in force
 */
public record Accepted(Warning warning, Acceptance by) {}

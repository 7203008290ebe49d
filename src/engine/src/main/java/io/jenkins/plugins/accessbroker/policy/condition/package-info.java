/**
 * The closed set of matchers that a grant or a deny is made of.
 *
 * <p>A grant is met when every one of its conditions holds for certain. A deny is met unless one of its conditions is
 * for certain not met, so that a fact that is missing never opens anything.
 */
package io.jenkins.plugins.accessbroker.policy.condition;

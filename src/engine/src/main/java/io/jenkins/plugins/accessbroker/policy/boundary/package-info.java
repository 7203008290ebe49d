/** Boundaries: what the policies of a team may give at most, and whether they keep to it; immutable. */
package io.jenkins.plugins.accessbroker.policy.boundary;

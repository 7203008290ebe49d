/** Writes what a policy check found as JSON and as SARIF. */
package io.jenkins.plugins.accessbroker.review.check.json;

/** What a change of policies changes: exactly which grants permit more or less, with a request for each. */
package io.jenkins.plugins.accessbroker.review.diff;

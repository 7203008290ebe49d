/** The JSON form of a change of policies. */
package io.jenkins.plugins.accessbroker.review.diff.json;

/** Writes decisions as JSON. */
package io.jenkins.plugins.accessbroker.decision.json;

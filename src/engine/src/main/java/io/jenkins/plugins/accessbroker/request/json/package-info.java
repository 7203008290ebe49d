/** Reads access requests from JSON files, strictly and within bounds. */
package io.jenkins.plugins.accessbroker.request.json;

/** Asking over HTTP within bounds, for whatever asks somebody who is not trusted. */
package io.jenkins.plugins.accessbroker.http;

/** Grants that are of no use: that no request can reach, or that another grant covers. */
package io.jenkins.plugins.accessbroker.review.reach;

/** The check of policies that are valid: what is legal but unwise, what was accepted, and what expires soon. */
package io.jenkins.plugins.accessbroker.review.check;

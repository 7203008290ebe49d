/** The rules of the policy check, a small class each, and their register. */
package io.jenkins.plugins.accessbroker.review.rules;

/** Policy tests: requests with the decision that each must get, and what of the policies they exercise. */
package io.jenkins.plugins.accessbroker.review.test;

/** Where policies come from, which version of them is in force, and what a newer one waits for. */
package io.jenkins.plugins.accessbroker.policy.source;

/** What is recorded, and the log that records it: nothing is handed out that is not on it first. */
package io.jenkins.plugins.accessbroker.audit;

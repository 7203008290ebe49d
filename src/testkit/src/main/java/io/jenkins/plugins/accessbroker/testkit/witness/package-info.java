/** A witness of C2SP tlog-witness that really verifies what it signs, written from the specification alone. */
package io.jenkins.plugins.accessbroker.testkit.witness;

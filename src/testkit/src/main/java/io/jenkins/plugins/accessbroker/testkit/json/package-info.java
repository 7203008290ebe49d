/** JSON to and from plain values, for emulators that may use nothing but the JDK. */
package io.jenkins.plugins.accessbroker.testkit.json;

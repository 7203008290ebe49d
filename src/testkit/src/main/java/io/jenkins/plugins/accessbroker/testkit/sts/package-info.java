/** An emulator of the AWS Security Token Service. */
package io.jenkins.plugins.accessbroker.testkit.sts;

/** The command {@code demo}: what Access Broker does, shown against an emulator of the AWS token service. */
package io.jenkins.plugins.accessbroker.cli.demo;

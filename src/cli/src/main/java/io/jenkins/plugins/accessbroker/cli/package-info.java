/** The command line {@code access-broker}: what it takes, and how its faults are told. */
package io.jenkins.plugins.accessbroker.cli;

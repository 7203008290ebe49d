/** The commands that read policies: {@code check} and {@code explain}. */
package io.jenkins.plugins.accessbroker.cli.policy;

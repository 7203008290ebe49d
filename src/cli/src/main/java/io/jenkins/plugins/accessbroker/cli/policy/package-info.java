/** The commands that read policies: {@code check}, {@code explain} and {@code test}. */
package io.jenkins.plugins.accessbroker.cli.policy;

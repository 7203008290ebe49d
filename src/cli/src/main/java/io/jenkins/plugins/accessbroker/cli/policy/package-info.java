/** The commands that read policies: {@code check}, {@code diff} and {@code explain}. */
package io.jenkins.plugins.accessbroker.cli.policy;

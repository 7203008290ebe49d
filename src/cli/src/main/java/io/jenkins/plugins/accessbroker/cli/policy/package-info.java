/** The commands that read policies: {@code check}, {@code diff}, {@code explain} and {@code test}. */
package io.jenkins.plugins.accessbroker.cli.policy;

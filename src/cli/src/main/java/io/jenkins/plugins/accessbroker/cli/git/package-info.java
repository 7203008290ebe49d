/** Options of commands that use a Git repository elsewhere. */
package io.jenkins.plugins.accessbroker.cli.git;

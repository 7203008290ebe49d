/** The command {@code exec}: a command that has a credential for as long as it runs. */
package io.jenkins.plugins.accessbroker.cli.exec;

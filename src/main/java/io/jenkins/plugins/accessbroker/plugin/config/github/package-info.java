/** The issuer of GitHub in the controller's configuration. */
package io.jenkins.plugins.accessbroker.plugin.config.github;

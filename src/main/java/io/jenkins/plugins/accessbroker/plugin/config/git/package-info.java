/** Reads policies from Git, where the plugin that has the library for it is installed. */
package io.jenkins.plugins.accessbroker.plugin.config.git;

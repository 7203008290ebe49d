/** The plugin's permissions. */
package io.jenkins.plugins.accessbroker.plugin.permission;

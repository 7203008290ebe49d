/** What an administrator sets up: directories, issuers, and the policies that come of it. */
package io.jenkins.plugins.accessbroker.plugin.config;

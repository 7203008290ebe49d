/** How an administrator sets up the issuer of AWS sessions. */
package io.jenkins.plugins.accessbroker.plugin.config.aws;

/** Grants as credentials of Jenkins, so that steps which take a credential's id take a grant's name. */
package io.jenkins.plugins.accessbroker.plugin.credential;

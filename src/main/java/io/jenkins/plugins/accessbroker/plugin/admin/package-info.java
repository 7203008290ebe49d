/** The pages of an administrator: how the broker is, its configuration, explanations, and what needs attention. */
package io.jenkins.plugins.accessbroker.plugin.admin;

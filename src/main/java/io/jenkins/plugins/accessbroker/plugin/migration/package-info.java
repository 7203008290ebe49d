/** The way from credentials that Jenkins holds to grants: which there are, what uses them, and drafts of policies. */
package io.jenkins.plugins.accessbroker.plugin.migration;

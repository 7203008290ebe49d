/** The running broker: one for the controller, over the policies in force, the open audit log and the issuers. */
package io.jenkins.plugins.accessbroker.plugin.broker;

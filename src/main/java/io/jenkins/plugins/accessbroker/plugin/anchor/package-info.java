/** Where the audit log is anchored: the configuration, in forms and as code, and the one running publisher. */
package io.jenkins.plugins.accessbroker.plugin.anchor;

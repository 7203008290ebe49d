/** What builds keep of the audit log about themselves, and the pages that show it. */
package io.jenkins.plugins.accessbroker.plugin.record;

/** <i>Access audit</i>: the audit log searched, charted, told build by build, exported and verified. */
package io.jenkins.plugins.accessbroker.plugin.audit;

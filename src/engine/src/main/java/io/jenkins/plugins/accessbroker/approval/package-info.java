/** Who has approved a version of the policies, and whether that is enough. */
package io.jenkins.plugins.accessbroker.approval;

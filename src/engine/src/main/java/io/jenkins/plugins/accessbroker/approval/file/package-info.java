/** The file in which the security team says who approves policies, and signatures as files. */
package io.jenkins.plugins.accessbroker.approval.file;

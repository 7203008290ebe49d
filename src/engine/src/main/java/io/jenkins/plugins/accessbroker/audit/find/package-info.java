/** Events of a log that were found: read from it, proven to be under its checkpoint, and written for people and programs. */
package io.jenkins.plugins.accessbroker.audit.find;

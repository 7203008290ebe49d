/** An index of a log's events in SQLite. It answers where the log has what; it is never the truth, and can be made anew. */
package io.jenkins.plugins.accessbroker.audit.index;

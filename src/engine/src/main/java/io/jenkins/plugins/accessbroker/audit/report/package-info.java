/** What an audit log says of a time, counted in one pass in bounded memory, and as one page of HTML. */
package io.jenkins.plugins.accessbroker.audit.report;

/** What audit events look like: the model that the reader checks by, and that their JSON Schema and their page are held to. */
package io.jenkins.plugins.accessbroker.audit.form;

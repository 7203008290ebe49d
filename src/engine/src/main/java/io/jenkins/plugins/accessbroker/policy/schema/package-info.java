/** JSON Schemas of the files that people write, made of the shapes that their readers read by. */
package io.jenkins.plugins.accessbroker.policy.schema;

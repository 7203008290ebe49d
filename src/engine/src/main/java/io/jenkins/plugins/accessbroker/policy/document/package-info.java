/** A document with the position of each of its parts, and the strict reading of it; free of any file format. */
package io.jenkins.plugins.accessbroker.policy.document;

/** Policy files: from a directory of YAML files to policies, with every error at its place. */
package io.jenkins.plugins.accessbroker.policy.file;

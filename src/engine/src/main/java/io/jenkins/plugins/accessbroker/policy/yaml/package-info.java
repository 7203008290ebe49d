/** Reads a bounded, strict subset of YAML 1.2 into a document with positions; the one place that knows the YAML library. */
package io.jenkins.plugins.accessbroker.policy.yaml;

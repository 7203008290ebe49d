/**
 * Anchors: places that keep checkpoints of the log where whoever can write the log cannot rewrite them, the publisher that brings
 * checkpoints there and compares what it finds, and the alarm when it cannot.
 */
package io.jenkins.plugins.accessbroker.audit.anchor;

/** Anchors that are S3 buckets with object lock. The AWS SDK finds keys and signs; the requests are few, and our own. */
package io.jenkins.plugins.accessbroker.audit.anchor.s3;

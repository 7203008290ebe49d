/**
 * An S3 bucket with versions and object lock, as far as checkpoints need it: it checks what Amazon S3 checks, and says what it says.
 * Written from the API reference of S3, and tried with the AWS CLI.
 */
package io.jenkins.plugins.accessbroker.testkit.s3;

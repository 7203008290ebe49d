/**
 * Sessions of AWS roles from the AWS Security Token Service.
 *
 * <p>Bounds and characters are those of the STS service model, version 2011-06-15 ({@code service-2.json}), and of the
 * API reference of {@code AssumeRole} and {@code AssumeRoleWithWebIdentity}.
 */
package io.jenkins.plugins.accessbroker.issuer.aws;

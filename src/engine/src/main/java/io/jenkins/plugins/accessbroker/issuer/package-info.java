/**
 * What turns a permitted request into a credential: the seam that every issuer fills, and the secret type.
 *
 * <p>Nothing in the audit packages can see this package, so no secret can be handed to the audit log.
 */
package io.jenkins.plugins.accessbroker.issuer;

/** The issuers that are built in. */
package io.jenkins.plugins.accessbroker.issuer.kinds;

/**
 * How a credential reaches git: a credential helper that is bound to the repositories it is for, told to git by its
 * environment alone. Nothing is written to a file, and the secret stands on no command line.
 */
package io.jenkins.plugins.accessbroker.issuer.git;

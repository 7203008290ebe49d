/**
 * What issuers that ask over a network have in common: settings and their rules, a total deadline, pauses, and the words
 * of a failure. It knows no issuer and no library.
 */
package io.jenkins.plugins.accessbroker.issuer.call;

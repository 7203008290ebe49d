/** Where decision, audit and issuer meet: a credential bound to one build, from its request to its end. */
package io.jenkins.plugins.accessbroker.lease;

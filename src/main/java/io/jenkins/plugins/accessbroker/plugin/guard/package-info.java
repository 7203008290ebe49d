/** Guarded credentials: each use that a build is about to make of one is found, decided on and recorded before it is made. */
package io.jenkins.plugins.accessbroker.plugin.guard;

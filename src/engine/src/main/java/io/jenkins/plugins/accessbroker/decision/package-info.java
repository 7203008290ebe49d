/** Decides access requests against compiled policies: pure, deny by default, explained. */
package io.jenkins.plugins.accessbroker.decision;

/**
 * What {@code mvn hpi:run} adds to a developer's Jenkins: an emulated AWS, sample policies, sample jobs and two agents. No
 * part of the plugin.
 */
package io.jenkins.plugins.accessbroker.demo;

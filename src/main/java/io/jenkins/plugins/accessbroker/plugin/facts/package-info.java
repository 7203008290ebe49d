/**
 * The facts about a build, read from the controller's own objects: one small adapter a fact.
 *
 * <p>Nothing here reads an environment variable, a parameter, or text that a build can write. What cannot be read is
 * unknown, and an unknown fact permits nothing.
 */
package io.jenkins.plugins.accessbroker.plugin.facts;

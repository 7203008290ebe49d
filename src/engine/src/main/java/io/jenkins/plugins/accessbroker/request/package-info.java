/**
 * What is asked for, and the facts about the build that asks.
 *
 * <p>Facts come from the controller's own objects only. Each says where it came from, or why it is not known.
 */
package io.jenkins.plugins.accessbroker.request;

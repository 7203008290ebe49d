/** The Pipeline step {@code withAccess}: its parameters, its block, and what the steps within get to see. */
package io.jenkins.plugins.accessbroker.plugin.step;

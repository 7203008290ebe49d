/** Options of commands that use an anchor: where it is, and what it takes to reach it. */
package io.jenkins.plugins.accessbroker.cli.anchor;

/** What a command is given of its process: streams, environment, time, and how it answers. */
package io.jenkins.plugins.accessbroker.cli.console;

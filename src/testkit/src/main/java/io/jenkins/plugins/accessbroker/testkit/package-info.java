/** What the tests of the engine, the demo of the command line and the tests of the plugin share. */
package io.jenkins.plugins.accessbroker.testkit;

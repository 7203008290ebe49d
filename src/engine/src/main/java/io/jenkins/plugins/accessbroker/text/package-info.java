/** Text for people: quoting of untrusted input, durations as they are written in policy files. */
package io.jenkins.plugins.accessbroker.text;

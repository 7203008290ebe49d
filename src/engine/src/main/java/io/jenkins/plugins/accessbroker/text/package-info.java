/**
 * Text for people: quoting of untrusted input, durations as they are written in policy files. And what several packages need of
 * files: their names, what went wrong with them, locks.
 */
package io.jenkins.plugins.accessbroker.text;

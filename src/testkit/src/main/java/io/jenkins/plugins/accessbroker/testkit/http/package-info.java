/**
 * A small HTTP/1.1 server on a loopback port that an emulator stands on.
 *
 * <p>It owns its sockets, so that it can do what a well-behaved server cannot: reset a connection, hang up without an
 * answer, stop halfway, answer in drops. It speaks plain HTTP, keeps connections alive, and takes bodies with a
 * {@code Content-Length}. It is a test instrument and listens on 127.0.0.1 alone.
 */
package io.jenkins.plugins.accessbroker.testkit.http;

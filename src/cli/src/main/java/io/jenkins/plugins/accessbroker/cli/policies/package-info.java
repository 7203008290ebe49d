/** The commands about versions of the policies: {@code policies manifest}, {@code verify} and {@code update}. */
package io.jenkins.plugins.accessbroker.cli.policies;

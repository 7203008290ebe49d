/**
 * Git repositories for the GitHub emulator, served by JGit. They stand apart from the rest of the testkit, which uses nothing
 * but the JDK.
 */
package io.jenkins.plugins.accessbroker.testkit.git;

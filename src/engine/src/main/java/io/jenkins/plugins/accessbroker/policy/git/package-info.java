/** Policy files of revisions of Git repositories. */
package io.jenkins.plugins.accessbroker.policy.git;

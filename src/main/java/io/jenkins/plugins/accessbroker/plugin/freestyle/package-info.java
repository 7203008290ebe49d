/** Access for jobs that are no Pipelines: a build wrapper. */
package io.jenkins.plugins.accessbroker.plugin.freestyle;

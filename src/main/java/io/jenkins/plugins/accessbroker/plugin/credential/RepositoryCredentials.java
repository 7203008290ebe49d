package io.jenkins.plugins.accessbroker.plugin.credential;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** What git signs in with, which is a text for API clients too. */
interface RepositoryCredentials extends StandardUsernamePasswordCredentials, StringCredentials {}

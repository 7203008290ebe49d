/** What tests of the plugin share: a broker that is set up, an emulated AWS, and a search for secrets in files. */
package io.jenkins.plugins.accessbroker.plugin.testing;

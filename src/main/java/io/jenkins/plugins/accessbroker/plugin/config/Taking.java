package io.jenkins.plugins.accessbroker.plugin.config;

import java.nio.file.Path;

/** Makes of the files of a directory what is in force. */
interface Taking {
    /**
     * What is in force from now on: the files as they are, or what was before, with what keeps them from it.
     *
     * @param before what is in force now
     */
    PolicySnapshot take(PolicySnapshot before, Path from);
}

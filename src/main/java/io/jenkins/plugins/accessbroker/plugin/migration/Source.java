package io.jenkins.plugins.accessbroker.plugin.migration;

/** Where a use is known from. */
enum Source {
    /** A step of a Pipeline had the id in its parameters. */
    STEP,
    /** The code that used the credential reported it to the credentials plugin. */
    REPORT,
    /** The credential's fingerprint, which Jenkins keeps. */
    FINGERPRINT
}

package io.jenkins.plugins.accessbroker.plugin.config;

import java.time.Duration;

/** Makes of the policies that are at a place what is in force. */
interface Taking {
    /** The place, as messages name it. */
    String place();

    /** What is there, so far as that can be told without reading it: another mark is worth another look. */
    Object mark();

    /** How long after something kept policies from being in force they are taken again though the mark is the same. */
    Duration again();

    /** What is in force when the controller starts; nobody far away is asked for it. */
    PolicySnapshot begin(PolicySnapshot before);

    /**
     * What is in force from now on: the policies as they are, or what may stay of what was before, with what keeps them from it.
     *
     * @param before what is in force now
     */
    PolicySnapshot take(PolicySnapshot before);

    /** What may stay in force of what was before where nothing else is taken. */
    PolicySnapshot stays(PolicySnapshot before);

    /**
     * Keeps what a person says of the version that waits.
     *
     * @param now what is in force, and the version that waits
     * @throws ReviewRefused if it is not kept; then nothing changed
     */
    void review(PolicySnapshot now, GivenReview review) throws ReviewRefused;
}

package io.jenkins.plugins.accessbroker.audit.ocsf;

/** The classes of OCSF events that audit events become; numbers are those of the schema. */
enum OcsfClass {
    /** {@code detection_finding}. */
    DETECTION_FINDING(2, 2004),
    /** {@code authorize_session}. */
    AUTHORIZE_SESSION(3, 3003),
    /** {@code entity_management}. */
    ENTITY_MANAGEMENT(3, 3004),
    /** {@code user_access}. */
    USER_ACCESS(3, 3005),
    /** {@code application_lifecycle}. */
    APPLICATION_LIFECYCLE(6, 6002);

    /** The activity {@code Other}, which has a name of its own. */
    static final int OTHER = 99;

    final int category;
    final int uid;

    OcsfClass(int category, int uid) {
        this.category = category;
        this.uid = uid;
    }
}

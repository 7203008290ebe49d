package io.jenkins.plugins.accessbroker.approval;

import java.util.Objects;

/** What one signature, or one review in Jenkins, says about a version of the policies. */
public sealed interface Vote {

    /** The signature as messages name it: the name of its file; of a review, whose it is. */
    String signature();

    /**
     * A listed approver signed this version, or approved it in Jenkins.
     *
     * @param inJenkins whether it was in Jenkins
     */
    record Valid(String signature, Approver approver, boolean inJenkins) implements Vote {
        public Valid {
            Objects.requireNonNull(signature);
            Objects.requireNonNull(approver);
        }

        /** A listed approver signed this version. */
        public Valid(String signature, Approver approver) {
            this(signature, approver, false);
        }
    }

    /**
     * A listed approver rejected this version, which must not come into force while they do.
     *
     * @param why what they said
     */
    record Against(String signature, Approver approver, String why) implements Vote {
        public Against {
            Objects.requireNonNull(signature);
            Objects.requireNonNull(approver);
            Objects.requireNonNull(why);
        }
    }

    /**
     * It says nothing about this version.
     *
     * @param why what is wrong with it, and what to do
     */
    record Invalid(String signature, String why) implements Vote {
        public Invalid {
            Objects.requireNonNull(signature);
            Objects.requireNonNull(why);
        }
    }
}

package io.jenkins.plugins.accessbroker.approval;

import java.util.Objects;

/** What one signature says about a version of the policies. */
public sealed interface Vote {

    /** The signature as messages name it: the name of its file. */
    String signature();

    /** A listed approver signed this version. */
    record Valid(String signature, Approver approver) implements Vote {
        public Valid {
            Objects.requireNonNull(signature);
            Objects.requireNonNull(approver);
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

package io.jenkins.plugins.accessbroker.audit.form;

import static io.jenkins.plugins.accessbroker.audit.form.Field.maybe;
import static io.jenkins.plugins.accessbroker.audit.form.Field.of;

import java.util.ArrayList;
import java.util.List;

/** The fields of events that state a decision. */
final class Decided {
    /** What was decided on. */
    enum Kind {
        DENIED,
        OBSERVED,
        USED,
        LEASE;

        /** Whether a grant permits it, so that there is one. */
        private boolean permitted() {
            return this == USED || this == LEASE;
        }
    }

    private Decided() {}

    static List<Field> fields(Kind kind) {
        List<Field> fields = new ArrayList<>();
        if (kind == Kind.LEASE) {
            fields.add(of("lease", Parts.TEXT, "the lease's id"));
        }
        fields.add(of("grant", Parts.GRANT, "the grant's full name"));
        fields.add(of("buildName", Parts.TEXT, "the build"));
        fields.add(maybe("reason", Parts.TEXT, "the author's free text"));
        fields.add(maybe("askedTtlSeconds", Parts.NUMBER, "the life that the author asked for"));
        if (kind != Kind.LEASE) {
            fields.add(new Field("use", kind != Kind.DENIED, Parts.USE, "the use of a guarded credential"));
        }
        grant(fields, kind.permitted());
        if (kind == Kind.LEASE) {
            fields.add(of("ttlSeconds", Parts.NUMBER, "the life that is asked of the issuer"));
        }
        fields.add(maybe("policySet", Parts.VERSION, "the version of the policies; older logs do not have it"));
        fields.add(maybe("cut", Parts.CUT, "says that facts and trace are not whole"));
        fields.add(of("build", Parts.BUILD, "the facts about the build"));
        fields.add(of("trace", Parts.TRACE, "every condition"));
        return fields;
    }

    private static void grant(List<Field> fields, boolean there) {
        fields.add(new Field("purpose", there, Parts.TEXT, "the grant's purpose"));
        fields.add(new Field("owner", there, Parts.OWNER, "the grant's owner, or its policy's"));
        fields.add(new Field("policy", there, Parts.POLICY, "where the grant stands"));
        fields.add(new Field("issuer", there, Parts.TEXT, "the grant's issuer"));
        fields.add(new Field("scope", there, Parts.TEXTS, "what the grant gives at most, by name"));
    }
}

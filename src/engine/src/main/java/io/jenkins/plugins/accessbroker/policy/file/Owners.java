package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import java.util.Optional;

/** Reads who answers for something. */
final class Owners {
    /** Characters of a team's name at most. */
    static final int MAX_TEAM = 128;

    private static final String EXPECTED = "`team`, `business` and `technical`";

    private Owners() {}

    /** The owner of a policy; reported if it is missing. */
    static Optional<Owner> required(Fields fields) {
        return fields.requiredMapping("owner", EXPECTED).flatMap(Owners::read);
    }

    /** The owner, where there is one of its own; otherwise {@code inherited}. */
    static Optional<Owner> own(Fields fields, Owner inherited) {
        if (fields.node("owner").isEmpty()) {
            return Optional.of(inherited);
        }
        return fields.mapping("owner", EXPECTED).flatMap(Owners::read);
    }

    private static Optional<Owner> read(Fields owner) {
        Optional<String> team =
                owner.required("team", "the team's name", MAX_TEAM).map(Node.Scalar::text);
        Optional<String> business = contact(owner, "business");
        Optional<String> technical = contact(owner, "technical");
        owner.done();
        return team.isPresent() && business.isPresent() && technical.isPresent()
                ? Optional.of(new Owner(team.get(), business.get(), technical.get()))
                : Optional.empty();
    }

    private static Optional<String> contact(Fields owner, String key) {
        Optional<Node.Scalar> text = owner.required(key, Contacts.FORM, Contacts.MAX);
        text.filter(found -> !Contacts.isOne(found.text())).ifPresent(found -> owner.wrong(found, key, Contacts.FORM));
        return text.map(Node.Scalar::text).filter(Contacts::isOne);
    }
}

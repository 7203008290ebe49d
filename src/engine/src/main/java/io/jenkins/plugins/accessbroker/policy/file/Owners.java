package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.Offboarding;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Optional;

/**
 * Reads who answers for something.
 *
 * @param owner who
 * @param offboarded when the owner is gone
 */
record Owners(Owner owner, Optional<Offboarding> offboarded) {
    /** Characters of a team's name at most. */
    static final int MAX_TEAM = 128;

    static final Shape.Mapping SHAPE = Shape.mapping("`team`, `business` and `technical`")
            .required("team", Shape.line("the team's name").upTo(MAX_TEAM), "the team's name")
            .required("business", Contacts.SHAPE, "the contact who answers for the purpose")
            .required("technical", Contacts.SHAPE, "the contact to ask when access is denied")
            .optional("offboarded", Values.DAY, "the first day in UTC on which nothing of this owner gives anything");

    /** Stands in for an owner that could not be read. */
    static final Owners UNREADABLE = new Owners(new Owner("", "", ""), Optional.empty());

    /** The owner under {@code owner}; {@code inherited} where there is none. */
    static Optional<Owners> read(Fields fields, Optional<Owners> inherited) {
        fields.demand("owner");
        return fields.node("owner").isEmpty() ? inherited : fields.part("owner").flatMap(Owners::read);
    }

    private static Optional<Owners> read(Fields fields) {
        Optional<String> team = Values.text(fields, "team");
        Optional<String> business = Values.text(fields, "business");
        Optional<String> technical = Values.text(fields, "technical");
        Optional<Offboarding> offboarded = offboarding(fields, "the owner " + Quote.of(team.orElse("")));
        fields.done();
        return team.isPresent() && business.isPresent() && technical.isPresent()
                ? Optional.of(new Owners(new Owner(team.get(), business.get(), technical.get()), offboarded))
                : Optional.empty();
    }

    /** When {@code what} is turned off, by its own {@code offboarded}. */
    static Optional<Offboarding> offboarding(Fields fields, String what) {
        return Values.day(fields, "offboarded").map(day -> new Offboarding(what, day, fields.at("offboarded")));
    }
}

package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.Acceptance;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads which warnings are accepted. Whether there is a warning of such an id is for the policy check to say. */
final class Acceptances {
    /** Acceptances in one list at most. */
    static final int MAX = 64;

    private static final Shape.Mapping ENTRY = Shape.mapping("`warning`, `reason` and `expires`")
            .required(
                    "warning",
                    Shape.line("a warning's id such as `ttl-at-maximum`")
                            .matching(GrantName.PART, "a warning's id such as `ttl-at-maximum`"),
                    "the id of the warning, as `check` prints it")
            .required(
                    "reason",
                    Shape.line("why it is accepted, in a sentence").upTo(Values.MAX_PURPOSE),
                    "why it is accepted")
            .required("expires", Values.DAY, "the last day in UTC on which it is accepted");

    static final Shape.Listing SHAPE =
            new Shape.Listing("mappings such as `{warning: ..., reason: ..., expires: ...}`", ENTRY, 1, MAX, false);

    private Acceptances() {}

    /** The acceptances under {@code accept} that can be read. */
    static List<Acceptance> read(Fields fields) {
        List<Acceptance> found = new ArrayList<>();
        for (Fields entry : fields.parts("accept", "an entry of `accept`")) {
            Optional<String> warning = Values.text(entry, "warning");
            Optional<String> reason = Values.text(entry, "reason");
            Optional<LocalDate> expires = Values.day(entry, "expires");
            entry.done();
            if (warning.isPresent() && reason.isPresent() && expires.isPresent()) {
                found.add(new Acceptance(warning.get(), reason.get(), expires.get(), entry.at()));
            }
        }
        return found;
    }
}

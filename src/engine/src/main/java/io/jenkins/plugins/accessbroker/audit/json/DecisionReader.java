package io.jenkins.plugins.accessbroker.audit.json;

import io.jenkins.plugins.accessbroker.audit.json.RecordedDecision.Condition;
import io.jenkins.plugins.accessbroker.audit.json.RecordedDecision.Cut;
import io.jenkins.plugins.accessbroker.audit.json.RecordedDecision.PolicyPlace;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.condition.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what a denial, an intent and an extension have in common. */
final class DecisionReader {
    private DecisionReader() {}

    static RecordedDecision read(EntryFields event) throws FormFault {
        EntryFields build = event.object("build");
        String job = build.object("job").text("name");
        long number = build.number("number");
        Optional<Cut> cut = cut(event);
        return new RecordedDecision(
                job,
                number,
                event.maybeText("reason"),
                event.maybeSeconds("askedTtlSeconds"),
                event.maybeText("purpose"),
                owner(event),
                policy(event),
                event.maybeText("issuer"),
                event.has("scope") ? event.texts("scope") : new TreeMap<>(),
                FactReader.read(build, cut.isPresent()),
                trace(event),
                cut,
                event.has("policySet") ? Optional.of(PoliciesReader.version(event)) : Optional.empty());
    }

    private static Optional<Owner> owner(EntryFields from) throws FormFault {
        if (!from.has("owner")) {
            return Optional.empty();
        }
        EntryFields fields = from.object("owner");
        Owner owner = new Owner(fields.text("team"), fields.text("business"), fields.text("technical"));
        fields.done();
        return Optional.of(owner);
    }

    private static Optional<PolicyPlace> policy(EntryFields event) throws FormFault {
        if (!event.has("policy")) {
            return Optional.empty();
        }
        EntryFields fields = event.object("policy");
        PolicyPlace place = new PolicyPlace(fields.text("file"), fields.number("line"), fields.text("sha256"));
        fields.done();
        return Optional.of(place);
    }

    private static Optional<Cut> cut(EntryFields event) throws FormFault {
        if (!event.has("cut")) {
            return Optional.empty();
        }
        EntryFields fields = event.object("cut");
        Cut cut = new Cut(fields.number("bytes"), fields.text("sha256"), fields.number("conditions"));
        fields.done();
        return Optional.of(cut);
    }

    private static List<Condition> trace(EntryFields event) throws FormFault {
        List<Condition> trace = new ArrayList<>();
        for (EntryFields fields : event.objects("trace")) {
            trace.add(new Condition(
                    fields.text("condition"),
                    verdict(fields),
                    fields.text("expected"),
                    fields.text("met"),
                    fields.maybeText("at"),
                    owner(fields)));
            fields.done();
        }
        return trace;
    }

    private static Finding.Verdict verdict(EntryFields fields) throws FormFault {
        String word = fields.text("verdict");
        return Arrays.stream(Finding.Verdict.values())
                .filter(verdict -> verdict.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> fields.wrong("verdict", "`holds`, `fails` or `unknown`"));
    }
}

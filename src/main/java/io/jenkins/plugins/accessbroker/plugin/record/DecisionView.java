package io.jenkins.plugins.accessbroker.plugin.record;

import io.jenkins.plugins.accessbroker.audit.json.RecordedDecision;
import io.jenkins.plugins.accessbroker.audit.json.RecordedDecision.Condition;
import io.jenkins.plugins.accessbroker.audit.json.RecordedFact;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.condition.Finding.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A decision as pages show it: its conditions and the facts that they met. All texts are fit to be seen. */
@Restricted(NoExternalUse.class)
public final class DecisionView {
    private final long sequence;
    private final RecordedDecision decision;

    DecisionView(long sequence, RecordedDecision decision) {
        this.sequence = sequence;
        this.decision = decision;
    }

    /** The place in the audit log of the entry that has it. */
    public long getSequence() {
        return sequence;
    }

    public List<ConditionView> getConditions() {
        return decision.trace().stream().map(ConditionView::new).toList();
    }

    /** The conditions that did not hold. */
    public List<ConditionView> getFailed() {
        return getConditions().stream().filter(condition -> !condition.isHeld()).toList();
    }

    public List<FactView> getFacts() {
        return decision.facts().stream().map(FactView::new).toList();
    }

    /** What is missing, where the event was too large for its entry. */
    public Optional<String> getCut() {
        return decision.cut()
                .map(cut -> Messages.DecisionView_cut(decision.trace().size(), cut.conditions(), cut.sha256()));
    }

    /** How an owner is named: the team, and whom to ask. */
    static String owner(Owner owner) {
        return Messages.DecisionView_owner(
                Shown.of(owner.team()), Shown.of(owner.technical()), Shown.of(owner.business()));
    }

    static SortedMap<String, String> shown(SortedMap<String, String> texts) {
        SortedMap<String, String> shown = new TreeMap<>();
        texts.forEach((name, text) -> shown.put(Shown.of(name), Shown.of(text)));
        return shown;
    }

    /** One condition. */
    @Restricted(NoExternalUse.class)
    public static final class ConditionView {
        private final Condition condition;

        ConditionView(Condition condition) {
            this.condition = condition;
        }

        public String getName() {
            return Shown.of(condition.name());
        }

        public boolean isHeld() {
            return condition.verdict() == Verdict.HOLDS;
        }

        /** The verdict in lower case, for the style sheet. */
        public String getKind() {
            return condition.verdict().name().toLowerCase(Locale.ROOT);
        }

        public String getVerdict() {
            return switch (condition.verdict()) {
                case HOLDS -> Messages.DecisionView_holds();
                case FAILS -> Messages.DecisionView_fails();
                case UNKNOWN -> Messages.DecisionView_unknown();
            };
        }

        public String getExpected() {
            return Shown.of(condition.expected());
        }

        public String getMet() {
            return Shown.of(condition.met());
        }

        public Optional<String> getAt() {
            return condition.at().map(Shown::of);
        }

        /** Who answers for it, where that is not the grant's owner. */
        public Optional<String> getOwner() {
            return condition.owner().map(DecisionView::owner);
        }
    }

    /** One fact about the build. */
    @Restricted(NoExternalUse.class)
    public static final class FactView {
        private final RecordedFact fact;

        FactView(RecordedFact fact) {
            this.fact = fact;
        }

        public String getName() {
            return Shown.of(fact.name());
        }

        public boolean isUnknown() {
            return fact.state() == RecordedFact.State.UNKNOWN;
        }

        public List<List<PartView>> getValues() {
            return fact.values().stream()
                    .map(value -> value.parts().stream().map(PartView::new).toList())
                    .toList();
        }

        public Optional<String> getOrigin() {
            return fact.origin().map(Shown::of);
        }
    }

    /** A part of a fact's value. */
    @Restricted(NoExternalUse.class)
    public static final class PartView {
        private final RecordedFact.Part part;

        PartView(RecordedFact.Part part) {
            this.part = part;
        }

        public String getName() {
            return Shown.of(part.name());
        }

        public Optional<String> getText() {
            return part.text().map(Shown::of);
        }
    }
}

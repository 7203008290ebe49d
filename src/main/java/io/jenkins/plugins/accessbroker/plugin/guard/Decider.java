package io.jenkins.plugins.accessbroker.plugin.guard;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.decision.UseDecision;
import io.jenkins.plugins.accessbroker.lease.BrokerFault;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.lease.AccessRefused;
import io.jenkins.plugins.accessbroker.plugin.lease.LogBlock;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.RequestFault;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Has uses of guarded credentials decided on and recorded, and says in the build's log what came of it. */
@Restricted(NoExternalUse.class)
@Extension
public final class Decider {
    private final Gate gate = new Gate(Gate.LIMIT);

    static Decider get() {
        return ExtensionList.lookupSingleton(Decider.class);
    }

    /** How often it was asked, with whatever outcome. */
    long asked() {
        return gate.asked();
    }

    /**
     * Lets a use of credentials pass, or not.
     *
     * @param by what is about to use them
     * @throws AccessRefused if any of them may not be used, or that cannot be decided or recorded
     */
    void require(Situation situation, Collection<String> credentials, String by, PrintStream log) throws AccessRefused {
        List<Verdict> verdicts;
        try {
            verdicts = gate.await(() -> decide(situation, credentials, by));
        } catch (AccessRefused e) {
            LogBlock.print(log, List.of(e.getMessage()));
            throw e;
        }
        verdicts.forEach(verdict -> LogBlock.print(log, verdict.lines()));
        Optional<Verdict> denied = verdicts.stream().filter(Verdict::denied).findFirst();
        if (denied.isPresent()) {
            throw AccessRefused.of((Decision.Denied) denied.get().decision().decision());
        }
    }

    /** If any is denied, only the denials are recorded: nothing is used then. */
    private static List<Verdict> decide(Situation situation, Collection<String> credentials, String by)
            throws AccessRefused {
        if (!AccessBroker.get().hasPolicies()) {
            throw new AccessRefused(
                    "no access: no policies could be loaded since the controller began, and those before"
                            + " guarded this credential: ask an administrator to look under Manage Jenkins > Access Broker");
        }
        PolicySet policies = AccessBroker.get().policies();
        try {
            BuildContext facts = situation.facts(policies);
            List<String> denied = credentials.stream()
                    .filter(id -> isDenied(policies, id, facts))
                    .toList();
            List<Verdict> verdicts = new ArrayList<>();
            for (String credential : denied.isEmpty() ? credentials : denied) {
                AccessBroker.get()
                        .use(situation.build(), new CredentialUse(by, credential), facts)
                        .map(decision -> new Verdict(credential, by, decision))
                        .ifPresent(verdicts::add);
            }
            remember(situation, credentials, verdicts);
            return verdicts;
        } catch (RequestFault | BrokerFault e) {
            throw new AccessRefused("no access: " + e.getMessage());
        }
    }

    private static boolean isDenied(PolicySet policies, String credential, BuildContext facts) {
        return policies.guarded().contains(credential)
                && policies.decideUse(credential, facts, Instant.now()).outcome() == UseDecision.Outcome.DENIED;
    }

    private static void remember(Situation situation, Collection<String> credentials, List<Verdict> verdicts) {
        List<String> denied = verdicts.stream()
                .filter(Verdict::denied)
                .map(Verdict::credential)
                .toList();
        if (denied.isEmpty()) {
            GuardedUses.allow(situation.build(), credentials);
        } else {
            GuardedUses.deny(situation.build(), denied);
        }
    }
}

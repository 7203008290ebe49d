package io.jenkins.plugins.accessbroker.plugin.guard;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.decision.UseDecision;
import io.jenkins.plugins.accessbroker.lease.BrokerFault;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.lease.AccessRefused;
import io.jenkins.plugins.accessbroker.plugin.lease.Gate;
import io.jenkins.plugins.accessbroker.plugin.lease.LogBlock;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Has uses of guarded credentials decided on and recorded, and says in the build's log what came of it. */
@Restricted(NoExternalUse.class)
@Extension
public final class Decider {
    private static final Logger LOGGER = Logger.getLogger(Decider.class.getName());

    private volatile Gate gate = gate(Gate.LIMIT);

    private static Gate gate(Duration limit) {
        return new Gate("a guarded credential", limit);
    }

    static Decider get() {
        return ExtensionList.lookupSingleton(Decider.class);
    }

    /** How often it was asked, with whatever outcome. */
    long asked() {
        return gate.asked();
    }

    /** Nobody waits longer than this from now on. */
    void waitAtMost(Duration limit) {
        gate = gate(limit);
    }

    /**
     * Has something found out that may take long.
     *
     * @throws IllegalStateException if it is not found out in time
     */
    <T> T inTime(Callable<T> work) {
        try {
            return gate.await(work, late -> {});
        } catch (AccessRefused e) {
            throw new IllegalStateException(e);
        }
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
            verdicts = gate.await(() -> decide(situation, credentials, by), late -> tooLate(situation, late));
        } catch (AccessRefused e) {
            LogBlock.print(log, List.of(e.getMessage()));
            throw e;
        }
        remember(situation.build(), credentials, verdicts);
        verdicts.forEach(verdict -> LogBlock.print(log, verdict.lines()));
        Optional<Verdict> denied = verdicts.stream().filter(Verdict::denied).findFirst();
        if (denied.isPresent()) {
            throw AccessRefused.of((Decision.Denied) denied.get().decision().decision());
        }
    }

    /** If any is denied, only the denials are recorded: nothing is used then. */
    private static List<Verdict> decide(Situation situation, Collection<String> credentials, String by)
            throws AccessRefused {
        PolicySet policies = AccessBroker.get().policies();
        if (policies.policies().isEmpty()) {
            throw new AccessRefused(
                    "no access: no policies are in force, and those before guarded this credential: ask an administrator"
                            + " to look under Manage Jenkins > Access Broker");
        }
        try {
            BuildContext facts = situation.facts();
            List<String> denied = credentials.stream()
                    .filter(id -> isDenied(policies, id, facts))
                    .toList();
            List<Verdict> verdicts = new ArrayList<>();
            for (String credential : denied.isEmpty() ? credentials : denied) {
                Optional<UseDecision> decision =
                        AccessBroker.get().use(situation.build(), new CredentialUse(by, credential), facts);
                if (decision.isEmpty() && policies.guarded().contains(credential)) {
                    throw new AccessRefused("no access: the policies were exchanged meanwhile: run the build again");
                }
                decision.ifPresent(made -> verdicts.add(new Verdict(credential, by, made)));
            }
            return verdicts;
        } catch (BrokerFault e) {
            throw new AccessRefused("no access: " + e.getMessage());
        }
    }

    private static boolean isDenied(PolicySet policies, String credential, BuildContext facts) {
        return policies.guarded().contains(credential)
                && policies.decideUse(credential, facts, Instant.now()).outcome() == UseDecision.Outcome.DENIED;
    }

    private void remember(Run<?, ?> build, Collection<String> credentials, List<Verdict> verdicts) {
        List<String> denied = verdicts.stream()
                .filter(Verdict::denied)
                .map(Verdict::credential)
                .toList();
        if (!denied.isEmpty()) {
            GuardedUses.deny(build, denied);
        } else if (GuardedUses.allow(build, credentials)) {
            gate.soon(() -> GuardedUses.save(build));
        }
    }

    /** What was recorded after whoever asked was refused. The build was not let use anything. */
    private static void tooLate(Situation situation, List<Verdict> verdicts) {
        verdicts.stream()
                .filter(verdict -> !verdict.denied())
                .forEach(verdict -> LOGGER.warning(
                        () -> "the audit log has a use of " + verdict.credential() + " by " + verdict.by() + " in "
                                + situation.build() + ", which was refused because recording it took too long"));
    }
}

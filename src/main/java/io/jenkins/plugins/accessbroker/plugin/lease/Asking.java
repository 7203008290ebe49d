package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.AbortException;
import hudson.model.Node;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.decision.Check;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.lease.Answer;
import io.jenkins.plugins.accessbroker.lease.BrokerFault;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.facts.BuildFacts;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A build asks for the grants of a wish: it is given all of them, or none. Every answer is printed to the build's log. */
public final class Asking {
    private final AccessBroker broker = AccessBroker.get();
    private final Run<?, ?> build;
    private final Wish wish;
    private final PrintStream log;

    public Asking(Run<?, ?> build, Wish wish, PrintStream log) {
        this.build = build;
        this.wish = wish;
        this.log = log;
    }

    /** Whether nothing but the agent that the build does not hold yet stands against the wish. Nothing is asked for. */
    public boolean waitsForAgent() throws AbortException {
        Map<GrantName, Decision> explanations = explanations(Facts.of(build, Optional.empty()));
        checkIssuers(explanations);
        List<Decision.Denied> denials = explanations.values().stream()
                .filter(Decision.Denied.class::isInstance)
                .map(Decision.Denied.class::cast)
                .toList();
        return !denials.isEmpty()
                && denials.stream().flatMap(denied -> denied.failed().stream()).allMatch(Asking::isOfAgents);
    }

    /** Of a deny, the trace has all conditions in one check; which one is not known it does not say. */
    private static boolean isOfAgents(Check check) {
        return check.name().startsWith("agents.")
                || (check.name().startsWith("deny ") && check.expected().contains("agents."));
    }

    /**
     * Asks for every grant.
     *
     * @param agent the agent that the asking step runs on, if it runs on one
     * @return a lease for each grant
     * @throws AbortException if any is refused or fails; whatever was given before has ended then
     */
    public List<HeldLease> ask(Optional<Node> agent) throws AbortException {
        BuildContext context = Facts.of(build, agent);
        Map<GrantName, Decision> explanations = explanations(context);
        checkIssuers(explanations);
        List<HeldLease> given = new ArrayList<>();
        boolean complete = false;
        try {
            askEach(context, explanations, given);
            wish.names()
                    .check(given.stream()
                            .flatMap(lease -> lease.variableNames().stream())
                            .toList());
            complete = true;
            return given;
        } catch (BrokerFault e) {
            throw failed(e);
        } finally {
            if (!complete) {
                Leases.end(build, given, EndCause.BLOCK_ENDED, log);
            }
        }
    }

    private Map<GrantName, Decision> explanations(BuildContext context) {
        Map<GrantName, Decision> explanations = new HashMap<>();
        wish.grants().forEach(grant -> explanations.put(grant, broker.explain(wish.request(grant, context))));
        return explanations;
    }

    /** Each issuer sets variables of its own, so two grants of one would set the same. */
    private static void checkIssuers(Map<GrantName, Decision> explanations) throws BadParameter {
        Map<String, GrantName> byIssuer = new HashMap<>();
        for (Map.Entry<GrantName, Decision> entry : explanations.entrySet()) {
            Optional<String> issuer =
                    grant(entry.getValue()).map(grant -> grant.scope().issuer());
            GrantName other =
                    issuer.map(name -> byIssuer.put(name, entry.getKey())).orElse(null);
            if (other != null) {
                throw new BadParameter(
                        "grants",
                        "`" + other + "` and `" + entry.getKey()
                                + "` would set the same variables: ask for one of them in a `withAccess` block of its"
                                + " own, and rename its variables there with `variables`");
            }
        }
    }

    private static Optional<Grant> grant(Decision decision) {
        return decision instanceof Decision.Permitted permitted
                ? Optional.of(permitted.grant())
                : ((Decision.Denied) decision).grant();
    }

    /** What is going to be refused is asked for first, so that nothing is issued in vain. */
    private void askEach(BuildContext context, Map<GrantName, Decision> explanations, List<HeldLease> given)
            throws BrokerFault, AccessRefused {
        List<GrantName> order = wish.grants().stream()
                .sorted(Comparator.comparing(grant -> explanations.get(grant) instanceof Decision.Permitted))
                .toList();
        Optional<Decision.Denied> refused = Optional.empty();
        for (GrantName grant : order) {
            if (refused.isPresent() && explanations.get(grant) instanceof Decision.Permitted) {
                break;
            }
            Answer answer = broker.request(build, wish.request(grant, context));
            LogBlock.print(log, Lines.of(answer));
            if (answer instanceof Answer.Granted granted) {
                given.add(HeldLease.of(granted.lease(), granted.credential()));
            } else if (answer instanceof Answer.Refused denial && refused.isEmpty()) {
                refused = Optional.of(denial.decision());
            }
        }
        if (refused.isPresent()) {
            throw AccessRefused.of(refused.get());
        }
    }

    /**
     * Asks for the leases of a block to reach a further agent.
     *
     * @throws AbortException if it is refused for any of them, or fails; then none may be used there
     */
    public void extend(List<HeldLease> leases, Node agent) throws AbortException {
        BuildContext context = Facts.of(build, Optional.of(agent));
        for (HeldLease held : leases) {
            try {
                Optional<Answer.Refused> refused = broker.extend(
                        build, held.lease(), wish.request(held.lease().grant(), context));
                if (refused.isPresent()) {
                    LogBlock.print(log, Lines.of(refused.get()));
                    throw AccessRefused.of(refused.get().decision());
                }
            } catch (BrokerFault e) {
                throw failed(e);
            }
        }
        LogBlock.print(log, Lines.extended(leases, BuildFacts.agent(agent)));
    }

    /** Says in the build's log that the decision waits. */
    public void sayWaiting() {
        LogBlock.print(log, Lines.waiting(wish));
    }

    private AccessRefused failed(BrokerFault fault) {
        LogBlock.print(log, List.of("no access: " + fault.getMessage()));
        return new AccessRefused("no access: " + LogBlock.plain(fault.getMessage()));
    }
}

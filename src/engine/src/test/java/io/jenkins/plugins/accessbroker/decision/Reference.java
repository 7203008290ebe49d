package io.jenkins.plugins.accessbroker.decision;

import io.jenkins.plugins.accessbroker.decision.Spec.DenySpec;
import io.jenkins.plugins.accessbroker.decision.Spec.GrantSpec;
import io.jenkins.plugins.accessbroker.decision.Spec.PolicySpec;
import io.jenkins.plugins.accessbroker.decision.Spec.To;
import io.jenkins.plugins.accessbroker.policy.condition.ChangeRequests.Admitted;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.CodingAgent;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Library;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides as the policy reference says, one sentence of it after the other, with nothing of the engine but the facts:
 * no index, no condition types, globs by regular expressions.
 */
public final class Reference {
    private Reference() {}

    public static boolean permits(List<PolicySpec> policies, AccessRequest request, Instant time) {
        LocalDate today = time.atZone(ZoneOffset.UTC).toLocalDate();
        for (PolicySpec policy : policies) {
            for (GrantSpec grant : policy.grants()) {
                if (grant.name().equals(request.grant())) {
                    return isThere(policy.offboarded(), today) && permits(grant, policies, request, today);
                }
            }
        }
        return false;
    }

    private static boolean permits(GrantSpec grant, List<PolicySpec> policies, AccessRequest request, LocalDate today) {
        BuildContext build = request.build();
        return !today.isAfter(grant.expires())
                && isThere(grant.offboarded(), today)
                && request.ttl()
                        .map(ttl -> ttl.toMillis() <= grant.ttl().toMillis())
                        .orElse(true)
                && all(grant.to(), build)
                && builtIn(grant, build)
                && changes(grant, build)
                && replays(grant, build)
                && libraries(grant, build)
                && codingAgents(grant, policies, build, today)
                && !denied(grant, policies, build, today);
    }

    private static boolean all(To to, BuildContext build) {
        List<Trigger> triggers = value(build.triggers());
        List<Agent> agents = value(build.agents());
        if (!to.jobs().isEmpty() && !anyGlob(to.jobs(), build.job().name())) {
            return false;
        }
        if (!to.branches().isEmpty()
                && (value(build.branch()) == null || !anyGlob(to.branches(), value(build.branch())))) {
            return false;
        }
        if (!to.triggers().isEmpty()) {
            if (triggers == null || triggers.isEmpty()) {
                return false;
            }
            for (Trigger trigger : triggers) {
                if (!to.triggers().contains(trigger.kind())) {
                    return false;
                }
            }
        }
        if (!to.users().isEmpty()) {
            if (triggers == null || triggers.isEmpty()) {
                return false;
            }
            for (Trigger trigger : triggers) {
                if (trigger.user().isEmpty()
                        || !to.users().contains(trigger.user().get())) {
                    return false;
                }
            }
        }
        boolean asksAgents = !to.names().isEmpty()
                || !to.clouds().isEmpty()
                || !to.labels().isEmpty()
                || to.life().isPresent();
        if (!asksAgents) {
            return true;
        }
        if (agents == null || agents.isEmpty()) {
            return false;
        }
        for (Agent agent : agents) {
            boolean fits = (to.names().isEmpty() || anyGlob(to.names(), agent.name()))
                    && (to.clouds().isEmpty()
                            || agent.cloud().isPresent()
                                    && to.clouds().contains(agent.cloud().get()))
                    && agent.labels().containsAll(to.labels())
                    && (to.life().isEmpty() || to.life().get() == agent.life());
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean builtIn(GrantSpec grant, BuildContext build) {
        List<Agent> agents = value(build.agents());
        return grant.builtIn()
                || agents != null && !agents.isEmpty() && agents.stream().noneMatch(Agent::builtIn);
    }

    private static boolean changes(GrantSpec grant, BuildContext build) {
        if (grant.changes() == Admitted.ANY || build.changeRequest() instanceof Fact.Absent<ChangeRequest>) {
            return true;
        }
        ChangeRequest change = value(build.changeRequest());
        return change != null
                && grant.changes() == Admitted.SAME_REPOSITORY
                && change.trusted()
                && change.origin() == ChangeRequest.Origin.SAME_REPOSITORY;
    }

    private static boolean replays(GrantSpec grant, BuildContext build) {
        return grant.replays() || build.rerun() instanceof Fact.Absent;
    }

    private static boolean libraries(GrantSpec grant, BuildContext build) {
        if (grant.untrustedLibraries() || build.libraries() instanceof Fact.Absent<List<Library>>) {
            return true;
        }
        List<Library> libraries = value(build.libraries());
        return libraries != null && libraries.stream().allMatch(Library::trusted);
    }

    private static boolean codingAgents(
            GrantSpec grant, List<PolicySpec> policies, BuildContext build, LocalDate today) {
        if (build.codingAgents() instanceof Fact.Absent<List<CodingAgent>>) {
            return true;
        }
        List<CodingAgent> agents = value(build.codingAgents());
        return agents != null
                && agents.stream()
                        .allMatch(agent -> grant.codingAgents().contains(agent.id())
                                && policies.stream()
                                        .filter(policy -> isThere(policy.offboarded(), today))
                                        .flatMap(policy -> policy.agents().stream())
                                        .anyMatch(known -> known.id().equals(agent.id())
                                                && !today.isAfter(known.expires())
                                                && isThere(known.offboarded(), today)));
    }

    private static boolean isThere(Optional<LocalDate> offboarded, LocalDate today) {
        return offboarded.isEmpty() || today.isBefore(offboarded.get());
    }

    private static boolean denied(GrantSpec grant, List<PolicySpec> policies, BuildContext build, LocalDate today) {
        for (PolicySpec policy : policies) {
            for (DenySpec deny : policy.denies()) {
                boolean inForce = deny.expires().map(day -> !today.isAfter(day)).orElse(true);
                if (inForce && anyGlob(deny.grants(), grant.name().toString()) && concerns(deny.to(), build)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Every part that it names is met by any fact of the build; what is not known counts as met. */
    private static boolean concerns(To to, BuildContext build) {
        boolean job = to.jobs().isEmpty() || anyGlob(to.jobs(), build.job().name());
        boolean branch = to.branches().isEmpty()
                || build.branch() instanceof Fact.Unknown
                || value(build.branch()) != null && anyGlob(to.branches(), value(build.branch()));
        List<Trigger> triggers = value(build.triggers());
        boolean unknownTriggers = build.triggers() instanceof Fact.Unknown;
        boolean kind = to.triggers().isEmpty()
                || unknownTriggers
                || triggers != null
                        && triggers.stream().anyMatch(trigger -> to.triggers().contains(trigger.kind()));
        boolean user = to.users().isEmpty()
                || unknownTriggers
                || triggers != null
                        && triggers.stream()
                                .anyMatch(trigger ->
                                        trigger.user().map(to.users()::contains).orElse(false));
        return job && branch && kind && user && concernsAgents(to, build);
    }

    private static boolean concernsAgents(To to, BuildContext build) {
        List<Agent> agents = value(build.agents());
        if (agents == null || agents.isEmpty()) {
            return true;
        }
        Set<String> labels = to.labels();
        return (to.names().isEmpty() || agents.stream().anyMatch(agent -> anyGlob(to.names(), agent.name())))
                && (to.clouds().isEmpty()
                        || agents.stream()
                                .anyMatch(agent ->
                                        agent.cloud().map(to.clouds()::contains).orElse(false)))
                && (labels.isEmpty()
                        || agents.stream()
                                .anyMatch(agent -> agent.labels().stream().anyMatch(labels::contains)))
                && (to.life().isEmpty()
                        || agents.stream()
                                .anyMatch(agent -> agent.life() == to.life().get()));
    }

    private static boolean anyGlob(List<String> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> glob(pattern, text));
    }

    private static boolean glob(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (pattern.startsWith("**", i)) {
                regex.append(".*");
                i += 1;
            } else if (pattern.charAt(i) == '*') {
                regex.append("[^/]*");
            } else {
                regex.append(Pattern.quote(pattern.substring(i, i + 1)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
    }

    /** The value, or null where it is absent or not known. */
    private static <T> T value(Fact<T> fact) {
        return fact instanceof Fact.Known<T> known ? known.value() : null;
    }
}

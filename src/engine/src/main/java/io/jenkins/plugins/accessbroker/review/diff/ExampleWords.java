package io.jenkins.plugins.accessbroker.review.diff;

import io.jenkins.plugins.accessbroker.policy.condition.AgentLife;
import io.jenkins.plugins.accessbroker.policy.condition.Triggers;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.CodingAgent;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Library;
import io.jenkins.plugins.accessbroker.request.Trigger;
import io.jenkins.plugins.accessbroker.text.Durations;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says an example in words, on one line; what it does not name is as in a plain build of a branch. */
final class ExampleWords {
    private ExampleWords() {}

    static String of(AccessRequest request) {
        List<String> words = new ArrayList<>(of(request.build()));
        request.ttl().ifPresent(ttl -> words.add("asked for " + Durations.format(ttl)));
        return String.join(", ", words);
    }

    static List<String> of(BuildContext build) {
        List<String> words =
                new ArrayList<>(List.of("job " + Quote.of(build.job().name())));
        words.add(
                build.branch().match(name -> "branch " + Quote.of(name), () -> "no branch", why -> "branch not known"));
        words.add(list(
                build.triggers(), ExampleWords::trigger, "started by ", "started by nothing", "triggers not known"));
        words.add(list(build.agents(), ExampleWords::agent, "on ", "on no agent yet", "agents not known"));
        String change = build.changeRequest().match(ExampleWords::change, () -> "", why -> "change request not known");
        String rerun = build.rerun().match(again -> "replayed", () -> "", why -> "replay not known");
        String libraries = list(build.libraries(), ExampleWords::library, "with ", "", "libraries not known");
        String hands =
                list(build.codingAgents(), ExampleWords::hand, "with the hand of ", "", "coding agents not known");
        String revision = build.revision()
                .match(
                        known -> known.trusted() ? "" : "untrusted revision",
                        () -> "no repository of its own",
                        why -> "revision not known");
        List.of(change, rerun, libraries, hands, revision).stream()
                .filter(text -> !text.isEmpty())
                .forEach(words::add);
        return words;
    }

    private static <T> String list(
            Fact<List<T>> fact, Function<T, String> word, String before, String none, String unknown) {
        return fact.match(
                items -> items.isEmpty()
                        ? none
                        : before + items.stream().map(word).distinct().collect(Collectors.joining(" and ")),
                () -> none,
                why -> unknown);
    }

    private static String trigger(Trigger trigger) {
        return Triggers.word(trigger.kind())
                + trigger.user().map(user -> " (" + Quote.of(user) + ")").orElse("");
    }

    private static String agent(Agent agent) {
        String node = agent.builtIn() ? "the built-in node " : AgentLife.word(agent.life()) + " agent ";
        String cloud = agent.cloud().map(name -> " of cloud " + Quote.of(name)).orElse("");
        String labels = agent.labels().isEmpty()
                ? ""
                : " labelled " + agent.labels().stream().map(Quote::of).collect(Collectors.joining(" "));
        return node + Quote.of(agent.name()) + cloud + labels;
    }

    private static String change(ChangeRequest change) {
        return "change request from "
                + (change.origin() == ChangeRequest.Origin.FORK ? "a fork" : "the same repository")
                + (change.trusted() ? "" : ", not trusted");
    }

    private static String library(Library library) {
        return (library.trusted() ? "a trusted" : "an untrusted") + " library";
    }

    private static String hand(CodingAgent agent) {
        return "coding agent " + Quote.of(agent.id());
    }
}

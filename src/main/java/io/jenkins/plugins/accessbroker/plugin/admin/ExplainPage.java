package io.jenkins.plugins.accessbroker.plugin.admin;

import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.permission.AccessPermissions;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Says what a job would get and why. Nothing is issued and nothing is recorded. */
public final class ExplainPage {
    private final ExplainInput input;
    private final Map<String, String> problems;
    private final Optional<ExplainAnswer> answer;

    private ExplainPage(ExplainInput input, Map<String, String> problems, Optional<ExplainAnswer> answer) {
        this.input = input;
        this.problems = problems;
        this.answer = answer;
    }

    static ExplainPage empty() {
        return new ExplainPage(ExplainInput.EMPTY, Map.of(), Optional.empty());
    }

    static ExplainPage of(ExplainInput input) {
        ExplainRequest reader = new ExplainRequest(input);
        Optional<AccessRequest> request = reader.read();
        return new ExplainPage(
                input,
                reader.problems(),
                request.map(AccessBroker.get()::explain).map(ExplainAnswer::new));
    }

    /** Shows the answer below the form. */
    @POST
    public HttpResponse doDecide(StaplerRequest2 req) {
        Jenkins.get().checkPermission(AccessPermissions.ADMINISTER);
        return HttpResponses.forwardToView(of(ExplainInput.of(req)), "index");
    }

    public String getDisplayName() {
        return Messages.ExplainPage_DisplayName();
    }

    public String getDescription() {
        return Messages.ExplainPage_Description();
    }

    /** What was typed into a field. */
    public String value(String field) {
        return switch (field) {
            case "job" -> input.job();
            case "grant" -> input.grant();
            case "branch" -> input.branch();
            case "agent" -> input.agent();
            case "user" -> input.user();
            case "changeRequest" -> input.changeRequest();
            case "replay" -> input.replay();
            default -> input.ttl();
        };
    }

    /** What is wrong with a field; empty if nothing is. */
    public String problem(String field) {
        return problems.getOrDefault(field, "");
    }

    /** The answer; null while there is none. */
    public ExplainAnswer getAnswer() {
        return answer.orElse(null);
    }

    /** The names of the grants in force, to choose from. */
    public List<String> getGrants() {
        return AccessBroker.get().policies().policies().stream()
                .flatMap(policy -> policy.grants().stream())
                .map(grant -> grant.name().toString())
                .sorted()
                .toList();
    }
}

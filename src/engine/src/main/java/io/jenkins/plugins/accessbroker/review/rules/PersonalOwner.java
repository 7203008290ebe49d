package io.jenkins.plugins.accessbroker.review.rules;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.RegisteredAgent;
import io.jenkins.plugins.accessbroker.review.check.Rule;
import io.jenkins.plugins.accessbroker.review.check.Warning;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An owner who can be reached through persons only. A contact is a person's if it is an e-mail address with a given name and
 * a surname before the {@code @}: two or three words of letters with dots between them. Two contacts that are one e-mail
 * address are a person's too.
 */
final class PersonalOwner implements Rule {
    private static final Pattern PERSON = Pattern.compile("\\p{L}+(?:\\.\\p{L}+){1,2}@.*");

    @Override
    public String id() {
        return "personal-owner";
    }

    @Override
    public String explanation() {
        return "A person leaves, and then nobody answers for the access: name a channel, a page or a list of the team as the"
                + " technical contact.";
    }

    @Override
    public List<Warning> check(PolicySet policies, Instant time) {
        List<Warning> found = new ArrayList<>();
        for (Policy policy : policies.policies()) {
            if (isPersonal(policy.owner())) {
                String message = message("policy " + Quote.of(policy.name()));
                found.add(Warning.of(id(), policy.ownerAt(), message, policy));
            }
            for (RegisteredAgent agent : policy.codingAgents()) {
                if (!agent.owner().equals(policy.owner()) && isPersonal(agent.owner())) {
                    String message = message("coding agent " + Quote.of(agent.id()));
                    found.add(Warning.of(id(), agent.at(), message, policy));
                }
            }
        }
        return found;
    }

    private static boolean isPersonal(Owner owner) {
        boolean one = owner.business().contains("@") && owner.business().equals(owner.technical());
        return one || isPerson(owner.business()) && isPerson(owner.technical());
    }

    private static boolean isPerson(String contact) {
        return !contact.startsWith("https://") && PERSON.matcher(contact).matches();
    }

    private static String message(String what) {
        return "the owner of " + what
                + " is a person only: name a channel, a page or a list of the team as `technical`";
    }
}

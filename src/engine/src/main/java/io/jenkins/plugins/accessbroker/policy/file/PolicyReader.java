package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.Deny;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.RegisteredAgent;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads the document of one policy file. Safe for use by many threads where its scope readers are. */
public final class PolicyReader {
    private static final String NAME_FORM = "1 to 64 lower-case letters, digits and inner hyphens";
    private static final NamedParts GRANTS =
            new NamedParts("grants", "grant", GrantReader.MAX, GrantName::isPart, NAME_FORM);
    private static final NamedParts DENIES =
            new NamedParts("denies", "deny", DenyReader.MAX, GrantName::isPart, NAME_FORM);
    private static final NamedParts CODING_AGENTS = new NamedParts(
            "codingAgents", "coding agent", CodingAgentReader.MAX, CodingAgentReader::isId, CodingAgentReader.ID_FORM);

    private final Scopes scopes;

    /**
     * A reader that knows these issuers.
     *
     * @throws IllegalArgumentException if two of them have one name
     */
    public PolicyReader(Collection<ScopeReader> scopes) {
        this.scopes = new Scopes(scopes);
    }

    /**
     * The policy.
     *
     * @param digest SHA-256 of the file's bytes, in lower-case hexadecimal
     * @return nothing where problems were added
     */
    public Optional<Policy> read(Node document, String digest, Problems problems) {
        return Fields.root("the policy file", document, problems).flatMap(fields -> policy(fields, digest));
    }

    private Optional<Policy> policy(Fields fields, String digest) {
        int before = fields.problems().count();
        Optional<Node.Scalar> name = name(fields);
        Optional<Owner> owner = Owners.required(fields);
        Head head = new Head(
                name.map(Node.Scalar::text).orElse(Head.UNREADABLE.policy()),
                owner.orElse(Head.UNREADABLE.owner()),
                GuardReader.mode(fields));
        List<Grant> grants = GRANTS.read(fields, new GrantReader(head, scopes)::read);
        List<Deny> denies = DENIES.read(fields, new DenyReader(head)::read);
        List<RegisteredAgent> agents = CODING_AGENTS.read(fields, new CodingAgentReader(head)::read);
        fields.done();
        if (fields.problems().count() == before && grants.isEmpty() && denies.isEmpty() && agents.isEmpty()) {
            fields.missing("grants", "at least one grant");
        }
        if (fields.problems().count() > before) {
            return Optional.empty();
        }
        Node.Scalar text = name.orElseThrow();
        return Optional.of(new Policy(text.text(), owner.orElseThrow(), grants, denies, agents, digest, text.at()));
    }

    private static Optional<Node.Scalar> name(Fields fields) {
        Optional<Node.Scalar> name = fields.required("policy", "the policy's name");
        name.filter(text -> !GrantName.isPart(text.text())).ifPresent(text -> fields.wrong(text, "policy", NAME_FORM));
        return name.filter(text -> GrantName.isPart(text.text()));
    }
}

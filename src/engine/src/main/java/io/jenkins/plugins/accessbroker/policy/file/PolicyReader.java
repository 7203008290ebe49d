package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.Acceptance;
import io.jenkins.plugins.accessbroker.policy.Deny;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.RegisteredAgent;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the document of one policy file. Safe for use by many threads where its scope readers are. */
public final class PolicyReader {
    private static final String NAME_FORM = "1 to 64 lower-case letters, digits and inner hyphens";

    /** The name of a policy, a grant or a deny. */
    static final Shape.Text NAME = Shape.line("the policy's name").matching(GrantName.PART, NAME_FORM);

    private final Scopes scopes;
    private final NamedParts grants;
    private final Shape.Mapping shape;

    /**
     * A reader that knows these issuers.
     *
     * @throws IllegalArgumentException if two of them have one name
     */
    public PolicyReader(Collection<ScopeReader> scopes) {
        this.scopes = new Scopes(scopes);
        this.grants = GrantReader.parts(this.scopes);
        this.shape = Shape.mapping("a mapping of keys to values")
                .required("policy", NAME, "the policy's name, the first part of its grants' names")
                .required("owner", Owners.SHAPE, "who answers for the policy")
                .optional("mode", GuardReader.MODE, "what becomes of uses of guarded credentials that no grant permits")
                .optional("grants", grants.shape(), "what the policy gives, by name")
                .optional("denies", DenyReader.PARTS.shape(), "what wins over every grant, by name")
                .optional(
                        "codingAgents",
                        CodingAgentReader.PARTS.shape(),
                        "the coding agents that somebody answers for, by id")
                .optional("accept", Acceptances.SHAPE, "warnings of `check` that are accepted for the whole policy")
                .anyOf("grants", "denies", "codingAgents");
    }

    /** What a policy file looks like. */
    public Shape.Mapping shape() {
        return shape;
    }

    /**
     * The policy.
     *
     * @param digest SHA-256 of the file's bytes, in lower-case hexadecimal
     * @return nothing where problems were added
     */
    public Optional<Policy> read(Node document, String digest, Problems problems) {
        return Fields.root("the policy file", document, shape, problems).flatMap(fields -> policy(fields, digest));
    }

    private Optional<Policy> policy(Fields fields, String digest) {
        int before = fields.problems().count();
        Optional<Node.Scalar> name = fields.text("policy");
        Optional<Owners> owner = Owners.read(fields, Optional.empty());
        Head head = new Head(
                name.map(Node.Scalar::text).orElse("unreadable"),
                owner.orElse(Owners.UNREADABLE),
                GuardReader.mode(fields));
        List<Grant> given = grants.read(fields, new GrantReader(head, scopes)::read);
        List<Deny> denies = DenyReader.PARTS.read(fields, new DenyReader(head)::read);
        List<RegisteredAgent> agents = CodingAgentReader.PARTS.read(fields, new CodingAgentReader(head)::read);
        List<Acceptance> accepted = Acceptances.read(fields);
        fields.done();
        if (fields.problems().isOfShape()
                && Stream.of("grants", "denies", "codingAgents").noneMatch(fields::has)) {
            fields.missing("grants", "at least one grant");
        }
        if (fields.problems().count() > before) {
            return Optional.empty();
        }
        Node.Scalar text = name.orElseThrow();
        return Optional.of(new Policy(
                text.text(),
                head.owner().owner(),
                given,
                denies,
                agents,
                digest,
                text.at(),
                fields.at("owner"),
                accepted));
    }
}

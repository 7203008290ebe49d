package io.jenkins.plugins.accessbroker.audit.form;

import static io.jenkins.plugins.accessbroker.audit.form.Field.maybe;
import static io.jenkins.plugins.accessbroker.audit.form.Field.of;

import io.jenkins.plugins.accessbroker.audit.form.Form.Choice;
import io.jenkins.plugins.accessbroker.audit.form.Form.Fields;
import io.jenkins.plugins.accessbroker.audit.form.Form.Flag;
import io.jenkins.plugins.accessbroker.audit.form.Form.Listing;
import io.jenkins.plugins.accessbroker.audit.form.Form.Matching;
import io.jenkins.plugins.accessbroker.audit.form.Form.Number;
import io.jenkins.plugins.accessbroker.audit.form.Form.OrNull;
import io.jenkins.plugins.accessbroker.audit.form.Form.Text;
import io.jenkins.plugins.accessbroker.audit.form.Form.Texts;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.util.List;
import java.util.regex.Pattern;

/** The objects that events are made of. */
final class Parts {
    static final Form TEXT = new Text();
    static final Form NUMBER = new Number();
    static final Form FLAG = new Flag();
    static final Form TEXTS = new Texts();
    static final Form LIST = new Listing(TEXT);

    /** RFC 3339 in UTC, of the years 1970 to 9999. */
    static final Form TIME = new Matching(
            "a time",
            Pattern.compile("(?:19[7-9][0-9]|[2-9][0-9]{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
                    + "T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?Z"));

    static final Form GRANT =
            new Matching("a grant's name", Pattern.compile(GrantName.PART.pattern() + "/" + GrantName.PART.pattern()));

    static final Form SHA256 = new Matching("64 lower-case hexadecimal digits", Pattern.compile("[0-9a-f]{64}"));

    static final Form OWNER = object(
            "owner",
            of("team", TEXT, "the team"),
            of("business", TEXT, "who answers for the purpose"),
            of("technical", TEXT, "whom to ask when access is denied"));

    private static final Form COMMIT = object(
            "commit",
            of("id", TEXT, "the commit's id"),
            of("author", TEXT, "its author"),
            of("committer", TEXT, "its committer"));

    /** A version of the policies that was looked at only. */
    static final Form REFUSED_VERSION = object(
            "refusedVersion",
            of("sha256", TEXT, "the version's digest"),
            maybe("commit", COMMIT, "the commit that it was read from"));

    static final Form REVIEW = object(
            "review",
            of("user", TEXT, "the person's id in Jenkins"),
            of("approver", TEXT, "the name that the approval file gives them"),
            of("verdict", words("approved", "rejected"), "what they said"),
            maybe("reason", TEXT, "why it must not come into force"));

    static final Form VERSION = object(
            "version",
            of("sha256", TEXT, "the version's digest"),
            maybe("commit", COMMIT, "the commit that it was read from"),
            maybe(
                    "approval",
                    object(
                            "approval",
                            of("method", words("signatures", "jenkins", "none-demanded"), "how it was approved"),
                            maybe("approvers", LIST, "who approved it"),
                            maybe("time", TIME, "when it was found to be approved")),
                    "how it was approved"));

    static final Form POLICY = object(
            "policy",
            of("file", TEXT, "the policy file"),
            of("line", NUMBER, "the grant's line"),
            of("sha256", TEXT, "SHA-256 of the file's bytes"));

    static final Form USE = object(
            "use",
            of("by", TEXT, "the step or part of the controller that uses it"),
            of("credential", TEXT, "the id of the guarded credential"));

    static final Form CREDENTIAL = object(
            "credential",
            of("issuer", TEXT, "the issuer"),
            of("id", TEXT, "its public id"),
            of("sha256", SHA256, "SHA-256 of its secret"));

    static final Form CUT = object(
            "cut",
            of("bytes", NUMBER, "the size of the whole event"),
            of("sha256", TEXT, "SHA-256 of the whole event"),
            of("conditions", NUMBER, "the conditions of the whole trace"));

    static final Form TRACE = new Listing(object(
            "condition",
            of("condition", TEXT, "the condition's key in the policy, or another name"),
            of("verdict", words("holds", "fails", "unknown"), "how it came out"),
            of("expected", TEXT, "what it expected"),
            of("met", TEXT, "what it met"),
            maybe("at", TEXT, "where it stands"),
            maybe("owner", OWNER, "who answers for it, where that is not the grant's owner")));

    private static final Form REVISION = object(
            "revision",
            of("repository", TEXT, "the repository"),
            maybe("commit", TEXT, "the commit"),
            of("trusted", FLAG, "whether its Jenkinsfile is from there too"));

    private static final Form CHANGE_REQUEST = object(
            "changeRequest",
            of("id", TEXT, "its id"),
            of("origin", words("same-repository", "fork"), "where it comes from"),
            of("trusted", FLAG, "whether the controller trusts its author"),
            maybe("author", TEXT, "who proposed it"));

    private static final Form TRIGGER = object(
            "trigger",
            of(
                    "kind",
                    words("user", "timer", "scm", "upstream", "remote", "branch", "other"),
                    "what started the build"),
            maybe("user", TEXT, "who did"),
            maybe("upstream", TEXT, "the build that did"));

    private static final Form AGENT = object(
            "agent",
            of("name", TEXT, "its name"),
            of("labels", LIST, "its labels"),
            of("cloud", new OrNull(TEXT), "the cloud that it is of"),
            maybe("life", words("ephemeral", "static"), "whether it goes with its build"),
            of("builtIn", FLAG, "whether it is the controller's own"));

    private static final Form RERUN = object(
            "rerun", of("kind", words("replay", "restart"), "how it was run again"), maybe("user", TEXT, "by whom"));

    private static final Form LIBRARY = object(
            "library",
            of("name", TEXT, "its name"),
            of("version", TEXT, "its version"),
            of("trusted", FLAG, "whether it is a trusted one"));

    private static final Form CODING_AGENT = object(
            "codingAgent", of("id", TEXT, "its id"), of("part", words("change", "trigger"), "what its hand is in"));

    static final Form BUILD = object(
            "build",
            of("job", object("job", of("name", TEXT, "its full name"), of("kind", TEXT, "its kind")), "the job"),
            of("number", NUMBER, "the build's number"),
            fact("branch", TEXT),
            fact("revision", REVISION),
            fact("changeRequest", CHANGE_REQUEST),
            fact("triggers", new Listing(TRIGGER)),
            fact("agents", new Listing(AGENT)),
            fact("rerun", RERUN),
            fact("libraries", new Listing(LIBRARY)),
            fact("codingAgents", new Listing(CODING_AGENT)),
            maybe("origins", TEXTS, "where each fact came from, or why it is not known"));

    private Parts() {}

    private static Field fact(String name, Form form) {
        return maybe(name, new OrNull(form), "the fact of that name in a request; left out where it is not known");
    }

    static Form words(String... words) {
        return new Choice(List.of(words));
    }

    static Fields object(String name, Field... fields) {
        return new Fields(name, List.of(fields));
    }
}

package io.jenkins.plugins.accessbroker.review.test;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.text.Durations;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the document of one file of policy tests. */
public final class TestFileReader {
    /** Tests of a file at most. */
    static final int MAX = 2_000;

    private static final String TTL = Durations.FORM + " of 1s or more";
    private static final String TIME = "a time such as `2027-03-31T12:00:00Z`";
    private static final String NAME = "text on one line, with no space at its ends";
    private static final Shape.Choice<Boolean> PERMITTED = Shape.choice(Map.of("permitted", true, "denied", false));
    private static final Shape.Text TEST_NAME =
            Shape.line("a name").upTo(256).matching(Pattern.compile("[^ \\n](?:[^\\n]*[^ \\n])?"), NAME);

    private static final Shape.Mapping ASKED =
            asked(Shape.mapping("a mapping with what the requests of all tests have"));
    private static final Shape.Mapping TEST = asked(Shape.mapping("a mapping of its keys to values"))
            .required("expect", PERMITTED, "what the decision must be")
            .optional("for", duration(Durations.FORM), "with `permitted`: how long the credential may live")
            .optional(
                    "because",
                    Shape.list("names of conditions", Shape.line("a condition's name")),
                    "with `denied`: all conditions that did not hold");
    private static final Shape.Mapping SHAPE = Shape.mapping("a mapping of keys to values")
            .optional("defaults", ASKED, "what tests have that do not say otherwise")
            .required(
                    "tests",
                    new Shape.Named("a mapping with an entry for each test", TEST_NAME, TEST, MAX),
                    "requests and the decisions that they must get, by name");

    private TestFileReader() {}

    /** What a file of policy tests looks like. */
    public static Shape.Mapping shape() {
        return SHAPE;
    }

    /** The tests; nothing where problems were added. */
    public static Optional<List<PolicyTest>> read(Node document, Problems problems) {
        return Fields.root("the test file", document, SHAPE, problems).flatMap(TestFileReader::tests);
    }

    private static Shape.Mapping asked(Shape.Mapping shape) {
        return shape.optional(
                        "grant",
                        Shape.line(GrantName.FORM)
                                .matching(Pattern.compile(GrantName.PART + "/" + GrantName.PART), GrantName.FORM),
                        "the grant that is asked for")
                .optional("ttl", duration(TTL), "how long the credential shall live")
                .optional(
                        "time",
                        Shape.line(TIME)
                                .matching(
                                        Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9:]+)"), TIME),
                        "when it is asked")
                .optional("build", FactShapes.BUILD, "the facts about the build");
    }

    private static Shape.Text duration(String form) {
        return Shape.line(form).matching(Durations.PATTERN, form);
    }

    private static Optional<List<PolicyTest>> tests(Fields file) {
        int before = file.problems().count();
        Asked defaults = file.part("defaults")
                .map(fields -> {
                    Asked asked = asked(fields);
                    fields.done();
                    return asked;
                })
                .orElse(Asked.NOTHING);
        List<PolicyTest> tests = new ArrayList<>();
        file.named("tests").ifPresent(named -> {
            List<Node.Entry> entries = named.all();
            if (entries.isEmpty()) {
                file.problem(named.at(), "`tests` is empty: add a test");
            } else if (entries.size() > MAX) {
                file.problem(
                        file.at("tests"),
                        "`tests` has " + entries.size() + " entries, more than the " + MAX
                                + " allowed: split the file");
            } else {
                entries.forEach(entry -> test(file, entry, defaults).ifPresent(tests::add));
            }
        });
        file.done();
        return file.problems().count() > before ? Optional.empty() : Optional.of(tests);
    }

    private static Optional<PolicyTest> test(Fields file, Node.Entry entry, Asked defaults) {
        Node.Scalar name = entry.key();
        if (!TEST_NAME.fits(name.text())) {
            file.problem(name.at(), "the test name " + name.quote() + " is not " + NAME + ": rename it");
            return Optional.empty();
        }
        return file.part("test " + Quote.of(name.text()), TEST, entry.value())
                .flatMap(fields -> test(name, fields, defaults));
    }

    private static Optional<PolicyTest> test(Node.Scalar name, Fields test, Asked defaults) {
        int before = test.problems().count();
        Asked asked = asked(test).over(defaults);
        Optional<Expectation> expected = expectation(test);
        test.done();
        if (test.problems().count() == before) {
            needed(test, asked.grant(), "which grant is asked for", "grant: policy/name");
            needed(test, asked.facts().job(), "which job asks", "build: {job: folder/name}");
        }
        if (test.problems().count() > before) {
            return Optional.empty();
        }
        return Readings.made(
                        test,
                        () -> Optional.of(new AccessRequest(
                                asked.grant().orElseThrow(),
                                asked.facts().build(asked.facts().job().orElseThrow()),
                                asked.ttl(),
                                Optional.empty())))
                .map(request -> new PolicyTest(name.text(), request, asked.time(), expected.orElseThrow(), name.at()));
    }

    /** Reports what neither the test nor the defaults say. */
    private static void needed(Fields test, Optional<?> said, String what, String form) {
        if (said.isEmpty()) {
            test.misfit(
                    test.at(), test.what() + " does not say " + what + ": add `" + form + "` to it or to `defaults`");
        }
    }

    private static Asked asked(Fields fields) {
        return new Asked(
                Readings.parsed(fields, "grant", GrantName.FORM, GrantName::parse),
                Readings.parsed(fields, "ttl", TTL, TestFileReader::ttl),
                Readings.parsed(fields, "time", TIME, TestFileReader::time),
                fields.part("build").map(FactsReader::read).orElse(Facts.NONE));
    }

    private static Optional<Expectation> expectation(Fields test) {
        Optional<Boolean> permitted = test.word("expect", PERMITTED);
        Optional<Duration> lives = Readings.parsed(test, "for", Durations.FORM, Durations::parse);
        Optional<SortedSet<String>> because = test.texts("because")
                .map(names -> names.stream().map(Node.Scalar::text).toList())
                .map(TreeSet::new);
        permitted.ifPresent(yes -> onlyWith(test, yes ? "because" : "for", yes ? "denied" : "permitted"));
        return permitted.map(yes -> yes ? new Expectation.Permitted(lives) : new Expectation.Denied(because));
    }

    private static void onlyWith(Fields test, String key, String word) {
        if (test.has(key)) {
            test.misfit(test.at(key), "`" + key + "` goes with `expect: " + word + "` only: remove it");
        }
    }

    private static Optional<Duration> ttl(String text) {
        return Durations.parse(text).filter(ttl -> !ttl.isZero());
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

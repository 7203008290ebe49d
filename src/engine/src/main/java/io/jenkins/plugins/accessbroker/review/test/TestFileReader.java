package io.jenkins.plugins.accessbroker.review.test;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
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
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the document of one file of policy tests. */
final class TestFileReader {
    /** Tests of a file at most. */
    static final int MAX = 2_000;

    private static final String TESTS = "a mapping with an entry for each test";
    private static final String TIME = "a time such as `2027-03-31T12:00:00Z`";
    private static final String EXPECTED = "`permitted` or `denied`";

    private TestFileReader() {}

    /** The tests; nothing where problems were added. */
    static Optional<List<PolicyTest>> read(Node document, Problems problems) {
        return Fields.root("the test file", document, problems).flatMap(TestFileReader::tests);
    }

    private static Optional<List<PolicyTest>> tests(Fields file) {
        int before = file.problems().count();
        Asked defaults = file.mapping("defaults", "a mapping with what the requests of all tests have")
                .map(fields -> {
                    Asked asked = asked(fields);
                    fields.done();
                    return asked;
                })
                .orElse(Asked.NOTHING);
        List<PolicyTest> tests = new ArrayList<>();
        file.requiredMapping("tests", TESTS).ifPresent(named -> {
            List<Node.Entry> entries = named.all();
            if (entries.isEmpty()) {
                file.problem(named.at(), "`tests` is empty: add a test");
            } else if (entries.size() > MAX) {
                file.problem(
                        file.at("tests"),
                        "`tests` has " + entries.size() + " entries, more than the " + MAX + " allowed: split the file");
            } else {
                entries.forEach(entry -> test(file, entry, defaults).ifPresent(tests::add));
            }
        });
        file.done();
        return file.problems().count() > before ? Optional.empty() : Optional.of(tests);
    }

    private static Optional<PolicyTest> test(Fields file, Node.Entry entry, Asked defaults) {
        Node.Scalar name = entry.key();
        return file.mapping("test " + Quote.of(name.text()), "a mapping of its keys to values", entry.value())
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
        return Readings.made(test, () -> Optional.of(new AccessRequest(
                        asked.grant().orElseThrow(),
                        asked.facts().build(asked.facts().job().orElseThrow()),
                        asked.ttl(),
                        Optional.empty())))
                .map(request ->
                        new PolicyTest(name.text(), request, asked.time(), expected.orElseThrow(), name.at()));
    }

    /** Reports what neither the test nor the defaults say. */
    private static void needed(Fields test, Optional<?> said, String what, String form) {
        if (said.isEmpty()) {
            test.problem(
                    test.at(),
                    test.what() + " does not say " + what + ": add `" + form + "` to it or to `defaults`");
        }
    }

    private static Asked asked(Fields fields) {
        return new Asked(
                Readings.parsed(fields, "grant", GrantName.FORM, GrantName::parse),
                Readings.parsed(fields, "ttl", Durations.FORM + " of 1s or more", TestFileReader::ttl),
                Readings.parsed(fields, "time", TIME, TestFileReader::time),
                fields.mapping("build", "a mapping of facts about the build")
                        .map(FactsReader::read)
                        .orElse(Facts.NONE));
    }

    private static Optional<Expectation> expectation(Fields test) {
        Optional<Node.Scalar> expect = test.required("expect", EXPECTED);
        Optional<Duration> lives = Readings.parsed(test, "for", Durations.FORM, Durations::parse);
        Optional<SortedSet<String>> because = test.list("because", "names of conditions")
                .map(names -> names.stream().map(Node.Scalar::text).toList())
                .map(TreeSet::new);
        if (expect.isEmpty()) {
            return Optional.empty();
        }
        switch (expect.get().text()) {
            case "permitted" -> {
                onlyWith(test, "because", "denied");
                return Optional.of(new Expectation.Permitted(lives));
            }
            case "denied" -> {
                onlyWith(test, "for", "permitted");
                return Optional.of(new Expectation.Denied(because));
            }
            default -> {
                test.wrong(expect.get(), "expect", EXPECTED);
                return Optional.empty();
            }
        }
    }

    private static void onlyWith(Fields test, String key, String word) {
        if (test.node(key).isPresent()) {
            test.problem(test.at(key), "`" + key + "` goes with `expect: " + word + "` only: remove it");
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

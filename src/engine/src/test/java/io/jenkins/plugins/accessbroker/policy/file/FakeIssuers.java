package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.text.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Issuers that know a role and a ttl, and take a session policy of any form. */
final class FakeIssuers {
    private FakeIssuers() {}

    static List<ScopeReader> all() {
        return List.of(new Fake("aws"), new Fake("vault"));
    }

    private record FakeScope(String issuer, String role, Duration ttl) implements Scope {
        @Override
        public String summary() {
            return role;
        }

        @Override
        public SortedMap<String, String> details() {
            return new TreeMap<>();
        }
    }

    private record Fake(String issuer) implements ScopeReader {
        @Override
        public Shape.Mapping shape() {
            return Shape.mapping("a mapping of the issuer's keys to values")
                    .required("role", Shape.line("a role"), "a role")
                    .required("ttl", Shape.line(Durations.FORM).matching(Durations.PATTERN, Durations.FORM), "a ttl")
                    .optional("region", Shape.line("a region"), "a region")
                    .optional("sessionPolicy", Shape.mapping("anything"), "not looked at");
        }

        @Override
        public Optional<Scope> read(Fields fields) {
            fields.text("region");
            Optional<Node.Scalar> role = fields.text("role");
            Optional<Duration> ttl = fields.text("ttl").flatMap(text -> Durations.parse(text.text()));
            return role.flatMap(name -> ttl.map(time -> new FakeScope(issuer, name.text(), time)));
        }
    }
}

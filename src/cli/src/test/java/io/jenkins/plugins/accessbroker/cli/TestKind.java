package io.jenkins.plugins.accessbroker.cli;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An issuer that does as its settings in the issuers file say. */
public final class TestKind implements IssuerKind {
    /** The secret of every credential. */
    public static final String SECRET = "s3cr3t-that-only-the-command-may-see";

    @Override
    public String name() {
        return "test";
    }

    @Override
    public ScopeReader scopeReader() {
        return new ScopeReader() {
            @Override
            public String issuer() {
                return name();
            }

            @Override
            public Shape.Mapping shape() {
                return Shape.mapping("what to give").required("to", Shape.line("what to give"), "what to give");
            }

            @Override
            public Optional<Scope> read(Fields fields) {
                return fields.text("to").map(to -> new TestScope(to.text()));
            }
        };
    }

    @Override
    public Optional<Issuer> open(Fields settings, InstantSource clock) {
        String issue =
                settings.optional("issue", "yes or no").map(Node.Scalar::text).orElse("yes");
        String revoke = settings.optional("revoke", "yes, no or cannot")
                .map(Node.Scalar::text)
                .orElse("yes");
        return Optional.of(new TestIssuer(issue.equals("yes"), revoke, clock));
    }

    private record TestScope(String to) implements Scope {
        @Override
        public String issuer() {
            return "test";
        }

        @Override
        public Duration ttl() {
            return Duration.ofMinutes(15);
        }

        @Override
        public String summary() {
            return to;
        }

        @Override
        public SortedMap<String, String> details() {
            return new TreeMap<>(Map.of("to", to));
        }
    }

    private record TestIssuer(boolean issues, String revoke, InstantSource clock) implements Issuer {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public Credential issue(Order order) throws IssuerFault {
            if (!issues) {
                throw new IssuerFault(IssuerFault.Reason.REFUSED, "the issuer said no: ask it why");
            }
            Secret secret = Secret.of(SECRET);
            return new Credential(
                    "KEY-1",
                    secret.sha256(),
                    Map.of("AWS_SECRET_ACCESS_KEY", secret),
                    new TreeMap<>(Map.of("AWS_ACCESS_KEY_ID", "KEY-1")),
                    clock.instant().plus(order.ttl()),
                    "req-1",
                    order.scope().details());
        }

        @Override
        public Revocation revoke(Credential credential) throws IssuerFault {
            return switch (revoke) {
                case "yes" -> new Revocation.Revoked("req-2");
                case "cannot" -> new Revocation.CannotRevoke("there is no call for it");
                default -> throw new IssuerFault(IssuerFault.Reason.UNREACHABLE, "the issuer is gone: try again");
            };
        }
    }
}

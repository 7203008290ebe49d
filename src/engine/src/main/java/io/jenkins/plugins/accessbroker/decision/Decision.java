package io.jenkins.plugins.accessbroker.decision;

import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The answer to an access request, with every condition that was looked at. */
public sealed interface Decision {

    /** What was asked. */
    AccessRequest request();

    /** Every condition: what it expected, what it met, whether it held. */
    List<Check> trace();

    /** The version of the policies that was decided on. */
    PolicyVersion version();

    /**
     * Every condition held and no deny concerned the request.
     *
     * @param grant the grant
     * @param digest SHA-256 of the policy file that was decided on
     * @param ttl how long the credential may live: the grant's ttl, or what was asked where that is shorter
     */
    record Permitted(
            AccessRequest request, Grant grant, String digest, Duration ttl, List<Check> trace, PolicyVersion version)
            implements Decision {
        public Permitted {
            Objects.requireNonNull(request);
            Objects.requireNonNull(grant);
            Objects.requireNonNull(digest);
            Objects.requireNonNull(ttl);
            trace = List.copyOf(trace);
            Objects.requireNonNull(version);
        }
    }

    /**
     * Something did not hold.
     *
     * @param grant the grant, where there is one of that name
     * @param owner whom to ask, where the policy is known
     * @param digest SHA-256 of the policy file that was decided on, where there is one
     * @param nearMisses grants that come close, the closest first
     */
    record Denied(
            AccessRequest request,
            Optional<Grant> grant,
            Optional<Owner> owner,
            Optional<String> digest,
            List<Check> trace,
            List<NearMiss> nearMisses,
            PolicyVersion version)
            implements Decision {
        public Denied {
            Objects.requireNonNull(request);
            Objects.requireNonNull(grant);
            Objects.requireNonNull(owner);
            Objects.requireNonNull(digest);
            trace = List.copyOf(trace);
            nearMisses = List.copyOf(nearMisses);
            Objects.requireNonNull(version);
            if (trace.stream().allMatch(Check::held)) {
                throw new IllegalArgumentException("a denial of " + request.grant() + " names no failed condition");
            }
        }

        /** A decision with a further condition, which failed. */
        public static Denied of(Decision decision, Check failed) {
            List<Check> trace = new ArrayList<>(decision.trace());
            trace.add(failed);
            if (decision instanceof Permitted permitted) {
                Grant grant = permitted.grant();
                return new Denied(
                        decision.request(),
                        Optional.of(grant),
                        Optional.of(grant.owner()),
                        Optional.of(permitted.digest()),
                        trace,
                        List.of(),
                        decision.version());
            }
            Denied denied = (Denied) decision;
            return new Denied(
                    denied.request(),
                    denied.grant(),
                    denied.owner(),
                    denied.digest(),
                    trace,
                    denied.nearMisses(),
                    denied.version());
        }

        /** The conditions that did not hold. */
        public List<Check> failed() {
            return trace.stream().filter(check -> !check.held()).toList();
        }
    }
}

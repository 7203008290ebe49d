package io.jenkins.plugins.accessbroker.policy;

import io.jenkins.plugins.accessbroker.policy.ScopeBoundary.Excess;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.text.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How long credentials may live at most; without a duration, as long as the issuer lets them.
 *
 * @param longest at most
 * @param at where it stands
 */
public record TtlBoundary(Optional<Duration> longest, Position at) {
    private static final String KEY = "ttl";

    public TtlBoundary {
        Objects.requireNonNull(longest);
        Objects.requireNonNull(at);
    }

    /** What {@code ttl} says, if it is there; nothing where a problem was reported. */
    public static Optional<TtlBoundary> read(Fields fields) {
        Optional<Node.Scalar> text = fields.optional(KEY, Durations.FORM);
        if (fields.node(KEY).isEmpty()) {
            return Optional.of(new TtlBoundary(Optional.empty(), fields.at()));
        }
        Optional<Duration> longest =
                text.flatMap(found -> Durations.parse(found.text())).filter(found -> !found.isZero());
        if (text.isPresent() && longest.isEmpty()) {
            fields.wrong(text.get(), KEY, Durations.FORM);
        }
        return longest.map(found -> new TtlBoundary(longest, fields.at(KEY)));
    }

    /** The excess of a scope that lives longer. */
    public List<Excess> excesses(Scope scope) {
        return longest.filter(most -> scope.ttl().compareTo(most) > 0)
                .map(most -> new Excess("`ttl` is " + Durations.format(scope.ttl()), "at most " + Durations.format(most), at))
                .stream()
                .toList();
    }
}

package io.jenkins.plugins.accessbroker.policy;

import io.jenkins.plugins.accessbroker.policy.ScopeBoundary.Excess;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
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
    /** The key in a boundary. */
    public static final String KEY = "ttl";

    /** What may stand under the key. */
    public static final Shape.Text TTL = Shape.line(Durations.FORM).matching(Durations.PATTERN, Durations.FORM);

    /** A boundary that says nothing else. */
    static final Shape.Mapping SHAPE = Shape.mapping("a mapping of what may be issued at most")
            .optional(KEY, TTL, "how long a credential may live at most");

    public TtlBoundary {
        Objects.requireNonNull(longest);
        Objects.requireNonNull(at);
    }

    /** What {@code ttl} says, if it is there; nothing where a problem was reported. */
    public static Optional<TtlBoundary> read(Fields fields) {
        if (fields.node(KEY).isEmpty()) {
            return Optional.of(new TtlBoundary(Optional.empty(), fields.at()));
        }
        Optional<Node.Scalar> text = fields.text(KEY);
        Optional<Duration> longest =
                text.flatMap(found -> Durations.parse(found.text())).filter(found -> !found.isZero());
        if (text.isPresent() && longest.isEmpty()) {
            fields.misfit(text.get(), KEY, "a duration of 1s or more");
        }
        return longest.map(found -> new TtlBoundary(longest, fields.at(KEY)));
    }

    /** The excess of a scope that lives longer. */
    public List<Excess> excesses(Scope scope) {
        return longest
                .filter(most -> scope.ttl().compareTo(most) > 0)
                .map(most -> new Excess(
                        "`ttl` is " + Durations.format(scope.ttl()), "at most " + Durations.format(most), at))
                .stream()
                .toList();
    }
}

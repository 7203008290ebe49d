package io.jenkins.plugins.accessbroker.issuer.call;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.text.Durations;
import java.time.Duration;
import java.util.Optional;

/** Reads how long anything may take. */
public final class TimeoutsReader {
    private static final String EXPECTED = "a mapping with `connect`, `call` and `total`";
    private static final String TIME = "a time from 1s to " + Durations.format(Timeouts.LONGEST);

    private TimeoutsReader() {}

    /** The timeouts, those by default where the key is missing; nothing where a problem was reported. */
    public static Optional<Timeouts> read(Fields fields, String key) {
        if (fields.node(key).isEmpty()) {
            return Optional.of(Timeouts.DEFAULT);
        }
        return fields.mapping(key, EXPECTED).flatMap(TimeoutsReader::timeouts);
    }

    private static Optional<Timeouts> timeouts(Fields fields) {
        int before = fields.problems().count();
        Duration connect = time(fields, "connect", Timeouts.DEFAULT.connect());
        Duration call = time(fields, "call", Timeouts.DEFAULT.call());
        Duration total = time(fields, "total", Timeouts.DEFAULT.total());
        fields.done();
        if (fields.problems().count() != before) {
            return Optional.empty();
        }
        if (!Timeouts.isOrdered(connect, call, total)) {
            fields.problem(
                    fields.at(),
                    fields.what() + ": expected `connect`, `call` and `total` in rising order, found "
                            + Durations.format(connect) + ", " + Durations.format(call) + " and "
                            + Durations.format(total));
            return Optional.empty();
        }
        return Optional.of(new Timeouts(connect, call, total));
    }

    private static Duration time(Fields fields, String key, Duration otherwise) {
        Optional<Node.Scalar> text = fields.optional(key, TIME);
        Optional<Duration> time = text.flatMap(found -> Durations.parse(found.text()))
                .filter(found -> !found.isZero() && found.compareTo(Timeouts.LONGEST) <= 0);
        if (text.isPresent() && time.isEmpty()) {
            fields.wrong(text.get(), key, TIME);
        }
        return time.orElse(otherwise);
    }
}

package io.jenkins.plugins.accessbroker.policy.condition;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.Rerun;
import io.jenkins.plugins.accessbroker.text.Quote;

/** Whether a replayed or restarted build may have it. */
public record Replays(boolean allowed, Position at) implements Condition {

    @Override
    public Key key() {
        return Key.REPLAYS;
    }

    @Override
    public String expected() {
        return allowed ? "any build, replayed and restarted ones too" : "no replay and no restart";
    }

    @Override
    public Finding check(BuildContext build) {
        return build.rerun()
                .match(
                        rerun -> Finding.of(allowed, met(rerun)),
                        () -> Finding.of(true, "no replay and no restart"),
                        why -> allowed ? Finding.of(true, "not known: " + why) : Finding.unknown(why));
    }

    private static String met(Rerun rerun) {
        String kind = rerun.kind() == Rerun.Kind.REPLAY ? "a replay" : "a restart";
        return kind + rerun.user().map(user -> " by " + Quote.of(user)).orElse("");
    }
}

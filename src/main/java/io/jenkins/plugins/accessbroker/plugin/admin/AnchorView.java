package io.jenkins.plugins.accessbroker.plugin.admin;

import io.jenkins.plugins.accessbroker.audit.anchor.AnchorState;
import io.jenkins.plugins.accessbroker.plugin.anchor.AnchorService;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** How an anchor is, as pages show it. */
public final class AnchorView {
    private final AnchorState state;

    private AnchorView(AnchorState state) {
        this.state = state;
    }

    /** Each that is configured. */
    static List<AnchorView> all() {
        return AnchorService.get().states().stream().map(AnchorView::new).toList();
    }

    public String getName() {
        return state.anchor();
    }

    public String getEntries() {
        return state.last().map(last -> Long.toString(last.size())).orElse("");
    }

    public String getTime() {
        return time(state.last().map(last -> last.at()));
    }

    /** What is wrong; empty while all is well. */
    public String getAlarm() {
        return state.alarm().map(Throwable::getMessage).orElse("");
    }

    public String getSince() {
        return time(state.since());
    }

    private static String time(Optional<Instant> moment) {
        return moment.map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("");
    }
}

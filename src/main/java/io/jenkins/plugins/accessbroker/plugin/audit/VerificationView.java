package io.jenkins.plugins.accessbroker.plugin.audit;

import io.jenkins.plugins.accessbroker.audit.log.Finding;
import io.jenkins.plugins.accessbroker.audit.log.VerifyReport;
import io.jenkins.plugins.accessbroker.plugin.record.Moment;
import io.jenkins.plugins.accessbroker.plugin.record.Shown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How far a verification is, and what came of the last one. All texts are fit to be seen. */
public final class VerificationView {
    private final Optional<Verification.Running> running;
    private final Optional<Verification.Result> last;
    private final Instant now;

    VerificationView(Optional<Verification.Running> running, Optional<Verification.Result> last, Instant now) {
        this.running = running;
        this.last = last;
        this.now = now;
    }

    public boolean isRunning() {
        return running.isPresent();
    }

    public String getRunningBy() {
        return running.map(run -> Shown.of(run.by())).orElse("");
    }

    /** The entries that are hashed. */
    public long getDone() {
        return running.map(run -> run.done().get()).orElse(0L);
    }

    /** The entries that there were when it began; 0 where that is not known. */
    public long getTotal() {
        return running.flatMap(Verification.Running::total).orElse(0L);
    }

    public boolean isEnded() {
        return last.isPresent();
    }

    public String getBy() {
        return last.map(result -> Shown.of(result.by())).orElse("");
    }

    /** When it ended. */
    public Moment getWhen() {
        return new Moment(last.orElseThrow().ended(), now);
    }

    /** Whether nothing breaks the log, and all of it is events. */
    public boolean isSound() {
        return report().filter(VerifyReport::holds).isPresent()
                && last.orElseThrow().unreadable().isEmpty();
    }

    /** The verdict, in a few words. */
    public String getVerdict() {
        if (last.isEmpty()) {
            return Messages.VerificationView_never();
        }
        if (report().isEmpty()) {
            return Messages.VerificationView_failed(Shown.of(last.get().fault()));
        }
        if (isSound()) {
            return Messages.VerificationView_sound(
                    String.format("%,d", report().get().entries()));
        }
        return report().get().holds() ? Messages.VerificationView_foreign() : Messages.VerificationView_broken();
    }

    /** What breaks the log. */
    public List<String> getFound() {
        return findings(Finding::breaks);
    }

    public List<String> getRemarks() {
        return findings(finding -> !finding.breaks());
    }

    public List<String> getChecked() {
        return report().map(found -> shown(found.checked())).orElse(List.of());
    }

    public List<String> getUnchecked() {
        return report().map(found -> shown(found.unchecked())).orElse(List.of());
    }

    /** The numbers of the first entries that are no events of a form known here. */
    public String getUnreadable() {
        return last.map(result ->
                        result.unreadable().stream().map(String::valueOf).collect(Collectors.joining(", ")))
                .orElse("");
    }

    /** Leases without an end. */
    public int getOpenLeases() {
        return isEnded() && isSound() ? last.orElseThrow().open() : 0;
    }

    private Optional<VerifyReport> report() {
        return last.flatMap(Verification.Result::report);
    }

    private List<String> findings(Predicate<Finding> which) {
        return report().map(found -> shown(found.findings().stream()
                        .filter(which)
                        .map(finding -> finding.kind() + ": " + finding.place() + ": " + finding.message())
                        .toList()))
                .orElse(List.of());
    }

    private static List<String> shown(List<String> texts) {
        return texts.stream().map(Shown::of).toList();
    }
}

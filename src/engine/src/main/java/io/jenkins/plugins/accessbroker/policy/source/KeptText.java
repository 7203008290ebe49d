package io.jenkins.plugins.accessbroker.policy.source;

import io.jenkins.plugins.accessbroker.policy.Approval;
import io.jenkins.plugins.accessbroker.policy.Commit;
import io.jenkins.plugins.accessbroker.policy.Manifest;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The text of what is kept: a line for each value, its name first, in a fixed order, and SHA-256 of all lines before it at the
 * end. That finds damage; it does not stop who can write the file.
 */
final class KeptText {
    private static final String HEAD = "access-broker-policies 1";
    private static final String DIGEST = "[0-9a-f]{64}";

    private final Iterator<String> lines;
    private Optional<String> line = Optional.empty();

    private KeptText(List<String> lines) {
        this.lines = lines.iterator();
    }

    static String write(Kept kept) {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        PolicyVersion version = kept.version();
        lines.add("version " + version.digest());
        lines.add("source " + Quote.visible(kept.source()));
        version.commit().ifPresent(commit -> {
            lines.add("commit " + commit.id());
            lines.add("author " + Quote.visible(commit.author()));
            lines.add("committer " + Quote.visible(commit.committer()));
        });
        version.approval().ifPresent(approval -> {
            lines.add("method " + approval.method());
            lines.add("time " + approval.time());
            approval.approvers().forEach(name -> lines.add("approver " + Quote.visible(name)));
        });
        kept.retired().forEach(digest -> lines.add("retired " + digest));
        String text = String.join("\n", lines) + "\n";
        return text + "sha256 " + new Manifest(text).digest() + "\n";
    }

    /** What was kept; nothing where the text is not whole and unchanged. */
    static Optional<Kept> read(String text) {
        int end = text.lastIndexOf("sha256 ");
        if (end < 0 || !text.substring(end).equals("sha256 " + new Manifest(text.substring(0, end)).digest() + "\n")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new KeptText(text.substring(0, end).lines().toList()).kept());
        } catch (NoSuchElementException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Kept kept() {
        if (!next().equals(HEAD)) {
            throw new NoSuchElementException("another version");
        }
        PolicyVersion version = new PolicyVersion(digest(value("version")), Optional.empty(), Optional.empty());
        String source = value("source");
        if (has("commit")) {
            version = version.from(new Commit(value("commit"), value("author"), value("committer")));
        }
        if (has("method")) {
            version = version.approved(approval());
        }
        List<String> retired = new ArrayList<>();
        while (has("retired")) {
            retired.add(digest(value("retired")));
        }
        if (line.isPresent()) {
            throw new NoSuchElementException("something else");
        }
        return new Kept(version, source, retired);
    }

    private Approval approval() {
        Approval.Method method = Approval.Method.valueOf(value("method"));
        Instant time = Instant.parse(value("time"));
        List<String> approvers = new ArrayList<>();
        while (has("approver")) {
            approvers.add(value("approver"));
        }
        return new Approval(method, approvers, time);
    }

    private boolean has(String name) {
        if (line.isEmpty() && lines.hasNext()) {
            line = Optional.of(lines.next());
        }
        return line.filter(text -> text.startsWith(name + " ")).isPresent();
    }

    private String value(String name) {
        if (!has(name)) {
            throw new NoSuchElementException(name);
        }
        return next().substring(name.length() + 1);
    }

    private String next() {
        String text = line.orElseGet(lines::next);
        line = Optional.empty();
        return text;
    }

    private static String digest(String text) {
        if (!text.matches(DIGEST)) {
            throw new NoSuchElementException("a digest");
        }
        return text;
    }
}

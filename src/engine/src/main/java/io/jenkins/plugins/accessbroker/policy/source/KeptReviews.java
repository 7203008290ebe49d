package io.jenkins.plugins.accessbroker.policy.source;

import io.jenkins.plugins.accessbroker.approval.Review;
import io.jenkins.plugins.accessbroker.policy.Manifest;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A directory that keeps what persons said of versions of the policies: a file for each version, by its digest, replaced at once
 * or not at all. Damage to it is found. It is trusted: who can write here can approve in another's name.
 */
public final class KeptReviews {
    private static final String HEAD = "access-broker-reviews 1";
    private static final int MAX_BYTES = 1 << 20;

    private final Path directory;

    /** The directory, which is created when the first review is kept. */
    public KeptReviews(Path directory) {
        this.directory = directory;
    }

    /**
     * What was said of a version, the last word of each person, in the order in which they said it.
     *
     * @throws SourceFault if that cannot be read, or is damaged
     */
    public List<Review> of(String digest) throws SourceFault {
        Path file = directory.resolve(digest);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            String text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
            return read(text)
                    .orElseThrow(
                            () -> new SourceFault(
                                    SourceFault.Reason.CORRUPT,
                                    "the reviews kept in " + Quote.of(file.toString())
                                            + " are damaged: put a copy of the file back, or remove it and have the version reviewed anew"));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new SourceFault(
                    SourceFault.Reason.UNREADABLE,
                    "cannot read the reviews kept in " + Quote.of(file.toString()) + ": " + IoCause.of(e)
                            + ": correct its permissions",
                    e);
        }
    }

    /**
     * Keeps a review. It replaces what the same person said of the version before.
     *
     * @throws SourceFault if that fails; then nothing changed
     */
    public void add(String digest, Review review) throws SourceFault {
        List<Review> reviews = new ArrayList<>(of(digest));
        reviews.removeIf(other -> other.user().equalsIgnoreCase(review.user()));
        reviews.add(review);
        try {
            Durable.text(directory.resolve(digest), write(reviews));
        } catch (IOException e) {
            throw new SourceFault(
                    SourceFault.Reason.UNWRITABLE,
                    "cannot keep reviews in " + Quote.of(directory.toString()) + ": " + IoCause.of(e)
                            + ": let this user write there, and see that its disk is not full",
                    e);
        }
    }

    private static String write(List<Review> reviews) {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        for (Review review : reviews) {
            text.append(review.approves() ? "approved " : "rejected ")
                    .append(review.time())
                    .append(' ')
                    .append(review.user())
                    .append(review.objection().map(why -> " " + why).orElse(""))
                    .append('\n');
        }
        return text + "sha256 " + new Manifest(text.toString()).digest() + "\n";
    }

    /** What was kept; nothing where the text is not whole and unchanged. */
    private static Optional<List<Review>> read(String text) {
        int end = text.lastIndexOf("sha256 ");
        if (end < 0
                || !text.startsWith(HEAD + "\n")
                || !text.substring(end).equals("sha256 " + new Manifest(text.substring(0, end)).digest() + "\n")) {
            return Optional.empty();
        }
        try {
            return Optional.of(text.substring(0, end)
                    .lines()
                    .skip(1)
                    .map(KeptReviews::review)
                    .toList());
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Review review(String line) {
        String[] parts = line.split(" ", 4);
        boolean rejected = parts[0].equals("rejected");
        if (parts.length != (rejected ? 4 : 3) || !rejected && !parts[0].equals("approved")) {
            throw new IllegalArgumentException("no review");
        }
        return new Review(parts[2], Instant.parse(parts[1]), rejected ? Optional.of(parts[3]) : Optional.empty());
    }
}

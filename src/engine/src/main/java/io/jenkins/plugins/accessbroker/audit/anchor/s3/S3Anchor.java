package io.jenkins.plugins.accessbroker.audit.anchor.s3;

import io.jenkins.plugins.accessbroker.audit.anchor.Anchor;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorHttp;
import io.jenkins.plugins.accessbroker.audit.anchor.KeptName;
import io.jenkins.plugins.accessbroker.audit.anchor.Publication;
import io.jenkins.plugins.accessbroker.audit.anchor.s3.VersionsListing.Stored;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.SignedNote;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * An S3 bucket with object lock. Each checkpoint is an object of its own, locked from the beginning. What counts is the first
 * version of an object: who writes over it or deletes it adds a version or a marker, and hides nothing.
 */
public final class S3Anchor implements Anchor {
    private static final String MODE = "x-amz-object-lock-mode";

    private final S3Place place;
    private final S3Lock lock;
    private final InstantSource clock;
    private final S3Calls calls;

    /**
     * A bucket.
     *
     * @param credentials where keys of AWS come from
     * @param client a client that follows no redirect
     */
    public S3Anchor(
            S3Place place, S3Lock lock, AwsCredentialsProvider credentials, HttpClient client, InstantSource clock) {
        this.place = place;
        this.lock = lock;
        this.clock = clock;
        AnchorHttp http = new AnchorHttp(client, "the bucket `" + place + "`", AnchorHttp.PATIENCE);
        this.calls = new S3Calls(place, credentials, http, clock);
    }

    @Override
    public String name() {
        return "the bucket `" + place + "`";
    }

    @Override
    public Optional<byte[]> newest(String origin) throws AnchorFault {
        String folder = place.key(KeptName.folder(origin)) + "/";
        for (int level = 1; level < KeptName.LEVELS; level++) {
            Optional<String> next = greatest(folder, list(folder).folders());
            if (next.isEmpty()) {
                return Optional.empty();
            }
            folder = next.get();
        }
        Optional<Stored> newest = firstOfGreatest(folder, list(folder).versions());
        return newest.isEmpty() ? Optional.empty() : Optional.of(read(newest.get()));
    }

    private VersionsListing list(String folder) throws AnchorFault {
        Map<String, String> query = new TreeMap<>(Map.of("versions", "", "delimiter", "/", "prefix", folder));
        HttpResponse<byte[]> answer = calls.read(SdkHttpMethod.GET, "", query);
        if (answer.statusCode() != 200) {
            throw S3Refusal.of(answer, name(), "does not list what it has");
        }
        VersionsListing listing = VersionsListing.parse(answer.body())
                .orElseThrow(() -> new AnchorFault(
                        Reason.MALFORMED, name() + " answers with no list of versions: correct the endpoint"));
        if (listing.truncated()) {
            throw new AnchorFault(
                    Reason.MALFORMED,
                    name() + " has more below `" + folder + "` than checkpoints: find out who put it there");
        }
        return listing;
    }

    private static Optional<String> greatest(String folder, List<String> folders) {
        return folders.stream()
                .filter(name -> name.startsWith(folder) && name.endsWith("/"))
                .filter(name -> KeptName.PART
                        .matcher(name.substring(folder.length(), name.length() - 1))
                        .matches())
                .max(String::compareTo);
    }

    /** Versions of a key are listed from the newest on. */
    private static Optional<Stored> firstOfGreatest(String folder, List<Stored> versions) {
        return versions.stream()
                .filter(stored -> stored.key().startsWith(folder))
                .filter(stored -> KeptName.PART
                        .matcher(stored.key().substring(folder.length()))
                        .matches())
                .reduce((a, b) -> b.key().compareTo(a.key()) >= 0 ? b : a);
    }

    private byte[] read(Stored stored) throws AnchorFault {
        HttpResponse<byte[]> answer =
                calls.read(SdkHttpMethod.GET, stored.key(), Map.of("versionId", stored.version()));
        if (answer.statusCode() != 200) {
            throw S3Refusal.of(answer, name(), "does not give its newest checkpoint");
        }
        if (answer.headers().firstValue(MODE).isEmpty()) {
            throw notLocked();
        }
        if (answer.body().length > SignedNote.MAX_BYTES) {
            throw new AnchorFault(
                    Reason.MALFORMED, name() + " has something too large for a checkpoint: find out who wrote it");
        }
        return answer.body();
    }

    @Override
    public SignedNote publish(Publication publication) throws AnchorFault {
        String key = place.key(KeptName.folder(publication.origin()) + "/" + KeptName.of(publication.size()));
        byte[] note = publication.checkpoint().bytes();
        Instant until = lock.until(clock.instant());
        Map<String, String> headers = Map.of(
                "If-None-Match",
                "*",
                "Content-Type",
                "text/plain; charset=utf-8",
                "x-amz-checksum-sha256",
                sha256(note),
                "x-amz-sdk-checksum-algorithm",
                "SHA256",
                MODE,
                lock.mode().name(),
                "x-amz-object-lock-retain-until-date",
                until.toString());
        HttpResponse<byte[]> answer = calls.put(key, headers, note);
        if (answer.statusCode() == 412) {
            return sameAs(publication);
        }
        if (answer.statusCode() != 200) {
            throw S3Refusal.of(answer, name(), "does not keep the checkpoint");
        }
        checkLocked(key, until);
        return publication.checkpoint().note();
    }

    /** Some services take the headers of a lock and lock nothing. */
    private void checkLocked(String key, Instant until) throws AnchorFault {
        HttpResponse<byte[]> answer = calls.read(SdkHttpMethod.HEAD, key, Map.of());
        if (answer.statusCode() != 200) {
            throw S3Refusal.of(answer, name(), "does not say whether it locked the checkpoint");
        }
        boolean mode = answer.headers()
                .firstValue(MODE)
                .filter(lock.mode().name()::equals)
                .isPresent();
        boolean time = answer.headers()
                .firstValue("x-amz-object-lock-retain-until-date")
                .filter(text -> !instant(text).isBefore(until))
                .isPresent();
        if (!mode || !time) {
            throw notLocked();
        }
    }

    private AnchorFault notLocked() {
        return new AnchorFault(
                Reason.REFUSED,
                name() + " did not lock the checkpoint as it was asked to, or does not say so: let its keys do"
                        + " `s3:GetObjectRetention`, or use a bucket with object lock");
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.MIN;
        }
    }

    /** What has the checkpoint's name already must be it. */
    private SignedNote sameAs(Publication publication) throws AnchorFault {
        Optional<byte[]> there = newest(publication.origin());
        try {
            if (there.isPresent()) {
                SignedNote note = SignedNote.parse(there.get());
                if (note.text().equals(publication.checkpoint().note().text())) {
                    return note;
                }
            }
        } catch (LogFault e) {
            throw new AnchorFault(
                    Reason.MALFORMED,
                    name() + " has something in the place of the checkpoint of `" + publication.size()
                            + "` entries that is none: find out who wrote it",
                    e);
        }
        throw new AnchorFault(
                Reason.FORKED,
                name() + " has another checkpoint of `" + publication.size()
                        + "` entries: keep the log as it is as evidence, and find out who wrote it anew");
    }

    private static String sha256(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every java platform has sha-256", e);
        }
    }
}

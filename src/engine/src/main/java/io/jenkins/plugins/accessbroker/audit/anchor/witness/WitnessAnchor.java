package io.jenkins.plugins.accessbroker.audit.anchor.witness;

import io.jenkins.plugins.accessbroker.audit.anchor.Anchor;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorHttp;
import io.jenkins.plugins.accessbroker.audit.anchor.KeptName;
import io.jenkins.plugins.accessbroker.audit.anchor.Publication;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.NoteSignature;
import io.jenkins.plugins.accessbroker.audit.log.SignedNote;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A witness of C2SP tlog-witness: it checks that a log goes on from what it last saw of it, remembers it, and signs that. */
public final class WitnessAnchor implements Anchor {
    /** A first size that is not the witness's, and others that publish at the same time. */
    private static final int ATTEMPTS = 3;

    private final URI submission;
    private final URI monitoring;
    private final WitnessKey key;
    private final AnchorHttp http;

    WitnessAnchor(URI submission, URI monitoring, WitnessKey key, HttpClient client, Duration patience) {
        this.submission = submission;
        this.monitoring = monitoring;
        this.key = key;
        this.http = new AnchorHttp(client, name(), patience);
    }

    /**
     * A witness.
     *
     * @param submission the prefix of the address that checkpoints are sent to
     * @param monitoring the prefix of the address that they are read from
     * @param client a client that follows no redirect
     * @throws IllegalArgumentException if an address is not one of HTTPS
     */
    public WitnessAnchor(String submission, Optional<String> monitoring, WitnessKey key, HttpClient client) {
        this(
                AnchorHttp.address(submission),
                AnchorHttp.address(monitoring.orElse(submission)),
                key,
                client,
                AnchorHttp.PATIENCE);
    }

    @Override
    public String name() {
        return "the witness `" + submission + "`";
    }

    /** C2SP tlog-witness: it may give an older one, for up to an hour. */
    @Override
    public boolean isPrompt() {
        return false;
    }

    @Override
    public Optional<byte[]> newest(String origin) throws AnchorFault {
        URI address = URI.create(monitoring + "/" + KeptName.folder(origin) + "/checkpoint");
        HttpResponse<byte[]> answer =
                http.send(HttpRequest.newBuilder(address).GET().build());
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(answer.body());
            case 404 -> Optional.empty();
            default -> throw refused(answer, "does not show its checkpoint of the log");
        };
    }

    @Override
    public SignedNote publish(Publication publication) throws AnchorFault {
        long from = publication.before();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(URI.create(submission + "/add-checkpoint"))
                    .POST(BodyPublishers.ofByteArray(AddCheckpoint.body(publication, from)))
                    .build());
            if (answer.statusCode() == 200) {
                return cosigned(publication.checkpoint().note(), answer.body());
            }
            if (answer.statusCode() != 409) {
                throw refused(answer, "does not cosign the log's checkpoint");
            }
            from = goesOnFrom(AddCheckpoint.size(answer, name()), publication);
        }
        throw new AnchorFault(
                Reason.REFUSED,
                name()
                        + " says another size of the log each time that it is asked: let one controller publish the log");
    }

    private long goesOnFrom(long size, Publication publication) throws AnchorFault {
        if (size > publication.size()) {
            throw new AnchorFault(
                    Reason.ROLLED_BACK,
                    name() + " has seen `" + size + "` entries of the audit log, and the log has `"
                            + publication.size()
                            + "`: an older state of the log was put back: keep the log as it is as evidence, and find out"
                            + " who did that");
        }
        return size;
    }

    /** The note with the witness's own line, verified. Lines of keys that are not known are left out. */
    private SignedNote cosigned(SignedNote note, byte[] lines) throws AnchorFault {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(note.bytes());
        all.writeBytes(lines);
        try {
            Optional<Cosignature> ours = Cosignature.of(SignedNote.parse(all.toByteArray()), key);
            if (ours.isEmpty()) {
                throw new AnchorFault(
                        Reason.UNTRUSTED,
                        name() + " answers without a cosignature by the key `" + key
                                + "`: find out who answers in its place, or whether it has another key");
            }
            List<NoteSignature> signatures = new ArrayList<>(note.signatures());
            signatures.add(ours.get().line());
            return new SignedNote(note.text(), signatures);
        } catch (LogFault e) {
            throw new AnchorFault(Reason.MALFORMED, name() + " answers with something else than signature lines", e);
        }
    }

    private AnchorFault refused(HttpResponse<byte[]> answer, String what) {
        String says = name() + " " + what + ": ";
        return switch (answer.statusCode()) {
            case 403 ->
                new AnchorFault(
                        Reason.REFUSED,
                        says + "it does not know the key of the log, which may have been replaced: give its operator"
                                + " the log's `key.pub` as it is now");
            case 404 ->
                new AnchorFault(
                        Reason.REFUSED,
                        says + "it does not know the log, or is not at this address: give its operator the log's"
                                + " `key.pub`, or correct the address");
            case 422 ->
                new AnchorFault(
                        Reason.FORKED,
                        says + "the log does not go on from what the witness has seen of it: the log was written anew:"
                                + " keep it as it is as evidence, and find out who did that");
            default ->
                new AnchorFault(
                        answer.statusCode() == 429 || answer.statusCode() >= 500 ? Reason.UNREACHABLE : Reason.REFUSED,
                        says + "it answers with HTTP `" + answer.statusCode()
                                + "`: correct the address, or ask its operator");
        };
    }
}

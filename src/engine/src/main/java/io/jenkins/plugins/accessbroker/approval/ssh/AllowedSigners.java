package io.jenkins.plugins.accessbroker.approval.ssh;

import io.jenkins.plugins.accessbroker.approval.Approver;
import io.jenkins.plugins.accessbroker.approval.Vote;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose SSH signatures count, and from when until when: a file in the form of {@code ALLOWED SIGNERS} in ssh-keygen(1).
 *
 * <p>Of that form, what could make one person count as two, or depends on the machine, is refused: patterns in names, times
 * without {@code Z}; certificate authorities are not supported and refused too.
 */
public final class AllowedSigners {
    /** What signatures must be made for: {@code ssh-keygen -Y sign -n access-broker-policy@jenkins.io}. */
    public static final String NAMESPACE = "access-broker-policy@jenkins.io";
    /** Bytes of a file at most: 1 MiB. */
    public static final int MAX_BYTES = 1 << 20;
    /** Keys in a file at most. */
    public static final int MAX_KEYS = 256;
    /** Persons in a file at most; a version names each who approved it on the audit log. */
    public static final int MAX_APPROVERS = 64;
    /** Bytes of a signature at most. */
    public static final int MAX_SIGNATURE_BYTES = SshSignature.MAX_BYTES;

    private final List<Signer> signers;
    private final Map<Signer, Approver> approvers;

    private AllowedSigners(List<Signer> signers) {
        this.signers = signers;
        this.approvers = People.of(signers);
    }

    /**
     * Reads a file.
     *
     * @param name the file as messages name it
     * @return nothing where problems were added
     */
    public static Optional<AllowedSigners> read(String name, byte[] file, Problems problems) {
        int before = problems.count();
        List<Signer> signers = new ArrayList<>();
        List<String> lines = lines(name, file, problems);
        for (int i = 0; i < lines.size() && signers.size() <= MAX_KEYS; i++) {
            SignerLine.read(new Position(name, i + 1, 1), lines.get(i), problems)
                    .ifPresent(signers::add);
        }
        AllowedSigners read = new AllowedSigners(signers);
        Position start = new Position(name, 1, 1);
        if (signers.size() > MAX_KEYS || read.persons() > MAX_APPROVERS) {
            problems.add(
                    start,
                    "the file lists more than the " + MAX_KEYS + " keys or " + MAX_APPROVERS
                            + " persons allowed: list those who approve policies only");
        }
        if (problems.count() == before && signers.isEmpty()) {
            problems.add(start, "the file lists nobody: add a line `name key-type key` for each approver");
        }
        return problems.count() == before ? Optional.of(read) : Optional.empty();
    }

    private static List<String> lines(String name, byte[] file, Problems problems) {
        Position start = new Position(name, 1, 1);
        if (file.length > MAX_BYTES) {
            problems.add(start, "the file has more than the " + MAX_BYTES + " bytes allowed: list approvers only");
            return List.of();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return List.of(text.split("\n", -1));
        } catch (CharacterCodingException e) {
            problems.add(start, "the file is not UTF-8: save it as UTF-8");
            return List.of();
        }
    }

    /** How many persons there are, each counted once whatever keys and names they have. */
    public int persons() {
        return people().size();
    }

    /** The persons. */
    public Set<Approver> people() {
        return Set.copyOf(approvers.values());
    }

    /**
     * What a signature file says about a text.
     *
     * @param name the file as messages name it
     * @param time when it is asked; a key counts only within its own time
     */
    public Vote vote(String name, byte[] file, byte[] text, Instant time) {
        try {
            SshSignature signature = SshSignature.read(file);
            Signer signer = signer(signature, time);
            signature.verify(signer.key(), NAMESPACE, text);
            return new Vote.Valid(name, approvers.get(signer));
        } catch (SshFault e) {
            return new Vote.Invalid(name, e.getMessage());
        }
    }

    private Signer signer(SshSignature signature, Instant time) throws SshFault {
        Optional<String> why = Optional.empty();
        for (Signer signer : signers) {
            if (signer.key().hasBlob(signature.key())) {
                why = signer.refuses(NAMESPACE, time);
                if (why.isEmpty()) {
                    return signer;
                }
            }
        }
        throw new SshFault(why.orElseGet(() -> "its key " + SshKey.fingerprint(signature.key())
                + " is no approver's: have the security team list it, or sign with one that is listed"));
    }
}

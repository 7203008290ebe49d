package io.jenkins.plugins.accessbroker.approval.file;

import io.jenkins.plugins.accessbroker.approval.ssh.AllowedSigners;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Paths;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A directory of signature files: every {@code *.sig} in it that is a regular file. Others are left alone. */
public final class SignatureDirectory {
    /** Where signatures are, below the policies' directory, unless they are elsewhere. */
    public static final String NAME = "approvals";
    /** How the name of a signature file ends. */
    public static final String SUFFIX = ".sig";
    /** Signature files at most. */
    public static final int MAX_FILES = 256;
    /** Bytes of a signature file that are read at most, one past what a signature may have. */
    public static final int MAX_BYTES = AllowedSigners.MAX_SIGNATURE_BYTES + 1;

    private SignatureDirectory() {}

    /**
     * Reads them, by name; none where there is no such directory.
     *
     * @throws ApprovalFault if a file cannot be read, or there are too many
     */
    public static List<SignatureFile> read(Path directory) throws ApprovalFault {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        List<SignatureFile> found = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
            for (Path child : children) {
                String name = Paths.name(child);
                if (name.endsWith(SUFFIX) && Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)) {
                    found.add(new SignatureFile(name, bytes(child)));
                }
                if (found.size() > MAX_FILES) {
                    throw tooMany(directory.toString());
                }
            }
        } catch (DirectoryIteratorException e) {
            throw unreadable(directory, e.getCause());
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
        found.sort(Comparator.comparing(SignatureFile::name));
        return List.copyOf(found);
    }

    /** The fault of a place that has more signatures than are looked at. */
    public static ApprovalFault tooMany(String place) {
        return new ApprovalFault(
                ApprovalFault.Reason.SIGNATURES,
                Quote.of(place) + " has more than the " + MAX_FILES
                        + " signatures allowed: remove those of versions that are past",
                List.of());
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(MAX_BYTES);
        }
    }

    private static ApprovalFault unreadable(Path directory, IOException e) {
        return new ApprovalFault(
                ApprovalFault.Reason.SIGNATURES,
                "cannot read the signatures in " + Quote.of(directory.toString()) + ": " + IoCause.of(e)
                        + ": correct its permissions",
                e);
    }
}

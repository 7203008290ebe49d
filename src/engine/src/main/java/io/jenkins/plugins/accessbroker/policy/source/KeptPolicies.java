package io.jenkins.plugins.accessbroker.policy.source;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyFiles;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A directory that keeps the version of the policies in force, with who approved it, so that it stays in force while a newer one
 * waits, while its source cannot be reached, and over restarts.
 *
 * <p>{@code state} names the version, and is replaced at once or not at all; {@code versions/DIGEST} has its files, which never
 * change. What is read back is compared with the digest. It is trusted: who can write here decides what is in force.
 */
public final class KeptPolicies {
    /** Versions that were in force before which are remembered at most. */
    public static final int MAX_RETIRED = 10_000;

    private static final int MAX_STATE_BYTES = 2 << 20;

    private final Path directory;

    /** The directory, which is created when the first version is kept. */
    public KeptPolicies(Path directory) {
        this.directory = directory;
    }

    /** Where it is. */
    public Path directory() {
        return directory;
    }

    /** Where the policy files of a version are. */
    public Path files(String digest) {
        return directory.resolve("versions").resolve(digest);
    }

    /**
     * Which version is in force; nothing where none was kept yet.
     *
     * @throws SourceFault if that cannot be read, or is damaged
     */
    public Optional<Kept> kept() throws SourceFault {
        Path state = directory.resolve("state");
        try (InputStream in = Files.newInputStream(state, LinkOption.NOFOLLOW_LINKS)) {
            String text = new String(in.readNBytes(MAX_STATE_BYTES), StandardCharsets.UTF_8);
            return Optional.of(KeptText.read(text).orElseThrow(() -> damaged("`state` was changed or cut off")));
        } catch (NoSuchFileException e) {
            if (Files.exists(directory.resolve("versions"), LinkOption.NOFOLLOW_LINKS)) {
                throw damaged("`state` is missing");
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new SourceFault(
                    SourceFault.Reason.UNREADABLE,
                    "cannot read `state` of the policies kept in " + name() + ": " + IoCause.of(e)
                            + ": correct its permissions",
                    e);
        }
    }

    /**
     * Loads the version in force.
     *
     * @param boundaries the directory of boundary files that it must keep to
     * @param demanded whether approval is demanded, so that a version without it is not in force
     * @return nothing where no such version was kept yet
     * @throws SourceFault if it cannot be read back as what was kept
     */
    public Optional<PolicySet> load(Optional<Path> boundaries, Collection<ScopeReader> scopes, boolean demanded)
            throws SourceFault {
        Optional<Kept> kept = kept();
        if (kept.isEmpty() || demanded && kept.get().version().approval().isEmpty()) {
            return Optional.empty();
        }
        PolicyVersion version = kept.get().version();
        PolicyFiles files = PolicyFiles.in(files(version.digest()));
        if (!files.manifest().digest().equals(version.digest())) {
            throw damaged("the files in `versions/" + version.digest() + "` are not that version");
        }
        LoadedPolicies loaded = files.load(boundaries, scopes);
        if (!loaded.isUsable()) {
            throw new SourceFault(
                    SourceFault.Reason.CORRUPT,
                    "the policies kept in " + name() + " cannot be used by this version of access-broker: "
                            + loaded.problems().get(0) + ": mend them at their source, and have that approved");
        }
        return Optional.of(new PolicySet(loaded.policies(), version));
    }

    /**
     * Checks that a version can be kept as far as the number of those that were in force goes: {@link #keep} refuses it otherwise.
     *
     * @throws SourceFault if there are too many
     */
    void checkRoom(PolicyVersion version) throws SourceFault {
        retiredBy(version);
    }

    /** The digests of the versions that were in force before, once this one is. */
    private List<String> retiredBy(PolicyVersion version) throws SourceFault {
        Optional<Kept> before = kept();
        List<String> retired = new ArrayList<>(before.map(Kept::retired).orElse(List.of()));
        before.map(kept -> kept.version().digest())
                .filter(digest -> !retired.contains(digest))
                .ifPresent(retired::add);
        retired.remove(version.digest());
        if (retired.size() > MAX_RETIRED) {
            throw new SourceFault(
                    SourceFault.Reason.UNWRITABLE,
                    "more than " + MAX_RETIRED + " versions were in force in " + name()
                            + ": keep them in a new directory");
        }
        return retired;
    }

    /**
     * Keeps a version as the one in force.
     *
     * @throws SourceFault if that fails; then the one before it is still in force
     */
    void keep(PolicyFiles files, PolicyVersion version, String source) throws SourceFault {
        List<String> retired = retiredBy(version);
        try {
            if (!holds(version.digest())) {
                Durable.files(files(version.digest()), files.content());
            }
            Durable.text(directory.resolve("state"), KeptText.write(new Kept(version, source, retired)));
        } catch (IOException e) {
            throw new SourceFault(
                    SourceFault.Reason.UNWRITABLE,
                    "cannot keep the policies in " + name() + ": " + IoCause.of(e)
                            + ": let this user write there, and see that its disk is not full",
                    e);
        }
    }

    private boolean holds(String digest) {
        return PolicyFiles.in(files(digest)).manifest().digest().equals(digest);
    }

    private SourceFault damaged(String what) {
        return new SourceFault(
                SourceFault.Reason.CORRUPT,
                "the policies kept in " + name() + " are damaged: " + what
                        + ": put a copy of the directory back, or remove it and have the policies approved anew");
    }

    private String name() {
        return Quote.of(directory.toString());
    }
}

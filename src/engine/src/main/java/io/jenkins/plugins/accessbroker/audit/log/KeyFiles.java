package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The files of a log's keys, each one line. The private one is readable by its owner alone, where the file system
 * can tell; until the log's first checkpoint is durable it has another name.
 */
final class KeyFiles {
    /** Over the longest line: a name of 255 characters in UTF-8, an id, base64 of 33 bytes. */
    private static final int MAX_BYTES = 2048;

    private final Disk disk;
    private final LogFiles files;

    KeyFiles(Disk disk, LogFiles files) {
        this.disk = disk;
        this.files = files;
    }

    /** A new key, its private file under the name of a key not yet in use. */
    SigningKey create(String name, SecureRandom random) throws LogFault {
        SigningKey key = SigningKey.generate(name, random);
        replace(files.newKey(), key.skey(), Disk.Access.OWNER);
        replace(files.publicKey(), key.verifier().toString(), Disk.Access.DEFAULT);
        return key;
    }

    /** Stores the key that is to follow the one in use. */
    void storeNext(SigningKey key) throws LogFault {
        replace(files.newKey(), key.skey(), Disk.Access.OWNER);
    }

    private void replace(Path path, String line, Disk.Access access) throws LogFault {
        Attempt.change("write", path, () -> {
            if (disk.state(path).isPresent()) {
                disk.delete(path);
            }
            try (DiskFile file = disk.create(path, access)) {
                SmallFile.write(file, ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)), 0);
                file.force();
            }
            disk.forceDirectory(path.getParent());
        });
    }

    /** Takes a created key into use. */
    void adopt() throws LogFault {
        Attempt.change("rename", files.newKey(), () -> {
            disk.rename(files.newKey(), files.key());
            disk.forceDirectory(files.key().getParent());
        });
    }

    /** Overwrites the key in use, and takes the next one into use. */
    void retire() throws LogFault {
        if (there(files.key())) {
            overwrite(files.key());
        }
        adopt();
    }

    /** Overwrites and deletes the next key. */
    void discardNext() throws LogFault {
        overwrite(files.newKey());
        Attempt.change("delete", files.newKey(), () -> {
            disk.delete(files.newKey());
            disk.forceDirectory(files.newKey().getParent());
        });
    }

    /** What a file system keeps of the old bytes elsewhere is out of reach. */
    private void overwrite(Path path) throws LogFault {
        Attempt.change("overwrite", path, () -> {
            long size = disk.state(path).map(FileState::size).orElse(0L);
            try (DiskFile file = disk.write(path)) {
                SmallFile.write(file, ByteBuffer.allocate((int) Math.min(size, MAX_BYTES)), 0);
                file.force();
            }
        });
    }

    /** The next key, if there is one and it belongs to a public key. */
    Optional<SigningKey> next(VerifierKey verifier) throws LogFault {
        if (!there(files.newKey())) {
            return Optional.empty();
        }
        try {
            return Optional.of(SigningKey.parse(line(disk, files.newKey()), verifier));
        } catch (LogFault e) {
            if (e.reason() == Reason.KEY) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private boolean there(Path path) throws LogFault {
        return Attempt.reading(path, () -> disk.state(path)).isPresent();
    }

    /**
     * The key that belongs to the log's public key, which must be of this name: the key in use, or the next one where a
     * crash came between the public key's replacement and the key's.
     */
    SigningKey load(String name) throws LogFault {
        VerifierKey verifier = publicKey(disk, files.publicKey());
        if (!verifier.name().equals(name)) {
            throw new LogFault(
                    Reason.KEY,
                    "the audit log in `" + files.directory() + "` is of the origin `" + verifier.name() + "`, not `"
                            + name + "`: open it as that, or give a new log a directory of its own");
        }
        Path path = next(verifier).isPresent() ? files.newKey() : files.key();
        if (Attempt.reading(path, () -> disk.openToOthers(path))) {
            throw fault(
                    path,
                    "others than its owner may read or write it: take the right from them, for instance "
                            + "with `chmod 600`, and replace the log if they may have used it");
        }
        String line = line(disk, path);
        try {
            return SigningKey.parse(line, verifier);
        } catch (LogFault e) {
            throw fault(path, e.getMessage());
        }
    }

    /** The public key of a file. */
    static VerifierKey publicKey(Disk disk, Path path) throws LogFault {
        String line = line(disk, path);
        try {
            return VerifierKey.parse(line);
        } catch (LogFault e) {
            throw fault(path, e.getMessage());
        }
    }

    private static String line(Disk disk, Path path) throws LogFault {
        byte[] bytes = Attempt.reading(path, () -> SmallFile.read(disk, path, MAX_BYTES));
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\n') == text.length() - 1 && !text.isEmpty()) {
                return text.substring(0, text.length() - 1);
            }
        } catch (CharacterCodingException e) {
            throw fault(path, "it is not utf-8");
        }
        throw fault(path, "it is not one line");
    }

    private static LogFault fault(Path path, String cause) {
        return new LogFault(
                Reason.KEY,
                "cannot use the key in `" + path + "`: " + cause + ": put back the file that the log was made with");
    }
}

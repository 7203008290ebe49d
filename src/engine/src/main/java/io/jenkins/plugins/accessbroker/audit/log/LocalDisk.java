package io.jenkins.plugins.accessbroker.audit.log;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.jenkins.plugins.accessbroker.text.LocalLock;
import io.jenkins.plugins.accessbroker.text.Paths;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The file system of this machine. */
final class LocalDisk implements Disk {
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    @Override
    public Optional<FileState> state(Path path) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
            Object identity = Optional.ofNullable(found.fileKey()).orElse("");
            return Optional.of(new FileState(kind(found), found.size(), identity));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static FileState.Kind kind(BasicFileAttributes found) {
        if (found.isRegularFile()) {
            return FileState.Kind.FILE;
        }
        return found.isDirectory() ? FileState.Kind.DIRECTORY : FileState.Kind.OTHER;
    }

    @Override
    public boolean openToOthers(Path file) throws IOException {
        return posix(file)
                && !OWNERS.containsAll(withoutOwnersExecute(Files.getPosixFilePermissions(file, NOFOLLOW_LINKS)));
    }

    private static Set<PosixFilePermission> withoutOwnersExecute(Set<PosixFilePermission> permissions) {
        Set<PosixFilePermission> rest = EnumSet.noneOf(PosixFilePermission.class);
        rest.addAll(permissions);
        rest.remove(PosixFilePermission.OWNER_EXECUTE);
        return rest;
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    @Override
    public DiskFile read(Path file) throws IOException {
        return new LocalFile(FileChannel.open(file, READ, NOFOLLOW_LINKS));
    }

    @Override
    public DiskFile write(Path file) throws IOException {
        return new LocalFile(FileChannel.open(file, WRITE, NOFOLLOW_LINKS));
    }

    @Override
    public DiskFile create(Path file, Access access) throws IOException {
        FileAttribute<?>[] attributes = access == Access.OWNER && posix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNERS)}
                : new FileAttribute<?>[0];
        return new LocalFile(FileChannel.open(file, Set.of(CREATE_NEW, WRITE), attributes));
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        Files.createDirectory(directory);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.delete(file);
    }

    /** A file system that is not POSIX cannot open a directory: it keeps the names in order by itself. */
    @Override
    public void forceDirectory(Path directory) throws IOException {
        if (posix(directory)) {
            try (FileChannel channel = FileChannel.open(directory, READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public List<String> list(Path directory, int most) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory)) {
            for (Path path : found) {
                if (names.size() == most) {
                    break;
                }
                names.add(Paths.name(path));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(names);
        return names;
    }

    @Override
    public Optional<Closeable> lock(Path file) throws IOException {
        return LocalLock.take(file);
    }
}

package io.jenkins.plugins.accessbroker.audit.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file system in which a call goes wrong, between a log and the disk that it is on. */
record FaultyDisk(Disk disk, DiskFault fault) implements Disk {
    /** What a log asks of a file system. */
    enum Call {
        STATE,
        RIGHTS,
        OPEN_TO_READ,
        OPEN_TO_WRITE,
        CREATE,
        CREATE_DIRECTORY,
        RENAME,
        DELETE,
        FORCE_DIRECTORY,
        LIST,
        LOCK,
        READ,
        WRITE,
        TRUNCATE,
        FORCE,
        CLOSE
    }

    @Override
    public Optional<FileState> state(Path path) throws IOException {
        return fault.in(Call.STATE, () -> disk.state(path));
    }

    @Override
    public boolean openToOthers(Path file) throws IOException {
        return fault.in(Call.RIGHTS, () -> disk.openToOthers(file));
    }

    @Override
    public DiskFile read(Path file) throws IOException {
        return fault.in(Call.OPEN_TO_READ, () -> new Open(disk.read(file)));
    }

    @Override
    public DiskFile write(Path file) throws IOException {
        return fault.in(Call.OPEN_TO_WRITE, () -> new Open(disk.write(file)));
    }

    @Override
    public DiskFile create(Path file, Access access) throws IOException {
        return fault.in(Call.CREATE, () -> new Open(disk.create(file, access)));
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        change(Call.CREATE_DIRECTORY, () -> disk.createDirectory(directory));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        change(Call.RENAME, () -> disk.rename(from, to));
    }

    @Override
    public void delete(Path file) throws IOException {
        change(Call.DELETE, () -> disk.delete(file));
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        change(Call.FORCE_DIRECTORY, () -> disk.forceDirectory(directory));
    }

    @Override
    public List<String> list(Path directory, int most) throws IOException {
        return fault.in(Call.LIST, () -> disk.list(directory, most));
    }

    @Override
    public Optional<Closeable> lock(Path file) throws IOException {
        return fault.in(Call.LOCK, () -> disk.lock(file));
    }

    private void change(Call call, Attempt.Change change) throws IOException {
        fault.in(call, () -> {
            change.run();
            return true;
        });
    }

    /** An open file. */
    private final class Open implements DiskFile {
        private final DiskFile file;

        private Open(DiskFile file) {
            this.file = file;
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            return fault.transfer(Call.READ, into, bytes -> file.read(bytes, position));
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            return fault.transfer(Call.WRITE, from, bytes -> file.write(bytes, position));
        }

        @Override
        public void truncate(long size) throws IOException {
            change(Call.TRUNCATE, () -> file.truncate(size));
        }

        @Override
        public void force() throws IOException {
            change(Call.FORCE, file::force);
        }

        @Override
        public void close() throws IOException {
            change(Call.CLOSE, file::close);
        }
    }
}

package io.jenkins.plugins.accessbroker.audit.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A disk that knows what would be left after a loss of power: what was forced, and any part of what was not. Its
 * n-th change can be made to fail. A force that fails loses what it was to force, for good, though it can be read
 * until the power is lost.
 */
final class MemoryDisk implements Disk {
    private final Map<Path, Node> names = new TreeMap<>();
    private final Map<Path, Node> durableNames = new TreeMap<>();
    private final Map<Path, List<Map<Path, Optional<Node>>>> pendingNames = new HashMap<>();
    private final Set<Path> locks = new HashSet<>();
    private final List<byte[]> published = new ArrayList<>();
    private Trouble trouble = Trouble.none();
    private int writeAtMost = Integer.MAX_VALUE;

    MemoryDisk(Path parent) {
        names.put(parent, new Node(true));
        durableNames.put(parent, names.get(parent));
    }

    /** A disk with what is durable on this one. */
    MemoryDisk copy() {
        MemoryDisk copy = new MemoryDisk(Path.of(""));
        copy.names.clear();
        copy.names.putAll(durableNames);
        copy.durableNames.clear();
        copy.durableNames.putAll(durableNames);
        copy.published.addAll(published);
        copy.losePower(Left.NOTHING, new Random());
        return copy;
    }

    /** From now on, this goes wrong. */
    void meet(Trouble next) {
        trouble = next;
    }

    /** From now on, a write writes so many bytes at most. */
    void writeAtMost(int bytes) {
        writeAtMost = bytes;
    }

    /** Every checkpoint a reader could have seen. */
    List<byte[]> published() {
        return published;
    }

    /** The power is lost and comes back: what is left is durable. */
    void losePower(Left left, Random random) {
        trouble = Trouble.none();
        locks.clear();
        pendingNames.values().forEach(changes -> {
            int kept = left.of(changes.size(), random);
            changes.subList(0, kept).forEach(change -> apply(change, durableNames));
        });
        pendingNames.clear();
        names.clear();
        Map<Node, Node> restored = new HashMap<>();
        durableNames.forEach((path, node) -> {
            if (path.getParent() == null || names.containsKey(path.getParent()) || names.isEmpty()) {
                names.put(path, restored.computeIfAbsent(node, n -> n.afterLoss(left, random)));
            }
        });
        durableNames.clear();
        durableNames.putAll(names);
    }

    private static void apply(Map<Path, Optional<Node>> change, Map<Path, Node> to) {
        change.forEach((path, node) -> {
            to.remove(path);
            node.ifPresent(n -> to.put(path, n));
        });
    }

    private void rename(Map<Path, Optional<Node>> change, Path directory) {
        apply(change, names);
        pendingNames.computeIfAbsent(directory, d -> new ArrayList<>()).add(change);
    }

    private Node node(Path path) throws IOException {
        Node node = names.get(path);
        if (node == null) {
            throw new NoSuchFileException(path.toString());
        }
        return node;
    }

    private void absent(Path path) throws IOException {
        node(path.getParent());
        if (names.containsKey(path)) {
            throw new FileAlreadyExistsException(path.toString());
        }
    }

    @Override
    public Optional<FileState> state(Path path) {
        return Optional.ofNullable(names.get(path))
                .map(node -> new FileState(
                        node.directory ? FileState.Kind.DIRECTORY : FileState.Kind.FILE, node.seen.length, node));
    }

    @Override
    public boolean openToOthers(Path file) {
        return false;
    }

    @Override
    public DiskFile read(Path file) throws IOException {
        return new Open(node(file));
    }

    @Override
    public DiskFile write(Path file) throws IOException {
        Node node = node(file);
        trouble.change(() -> {}, () -> {});
        return new Open(node);
    }

    @Override
    public DiskFile create(Path file, Access access) throws IOException {
        absent(file);
        Node node = new Node(false);
        trouble.change(() -> rename(Map.of(file, Optional.of(node)), file.getParent()), () -> {});
        return new Open(node);
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        absent(directory);
        Node node = new Node(true);
        trouble.change(() -> rename(Map.of(directory, Optional.of(node)), directory.getParent()), () -> {});
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Node node = node(from);
        trouble.change(
                () -> {
                    rename(Map.of(from, Optional.empty(), to, Optional.of(node)), to.getParent());
                    if (to.endsWith(LogFiles.CHECKPOINT)) {
                        published.add(node.seen.clone());
                    }
                },
                () -> {});
    }

    @Override
    public void delete(Path file) throws IOException {
        node(file);
        trouble.change(() -> rename(Map.of(file, Optional.empty()), file.getParent()), () -> {});
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        node(directory);
        trouble.change(
                () -> Optional.ofNullable(pendingNames.remove(directory))
                        .ifPresent(changes -> changes.forEach(change -> apply(change, durableNames))),
                () -> {});
    }

    @Override
    public List<String> list(Path directory, int most) throws IOException {
        node(directory);
        return names.keySet().stream()
                .filter(path -> directory.equals(path.getParent()))
                .map(path -> path.getFileName().toString())
                .limit(most)
                .toList();
    }

    @Override
    public Optional<Closeable> lock(Path file) throws IOException {
        if (!names.containsKey(file)) {
            create(file, Access.DEFAULT);
        }
        return locks.add(file) ? Optional.of(() -> locks.remove(file)) : Optional.empty();
    }

    /** A file's content as it is read, and as it would be left. */
    private static final class Node {
        private final boolean directory;
        private final List<Edit> pending = new ArrayList<>();
        private byte[] seen = {};
        private byte[] durable = {};

        private Node(boolean directory) {
            this.directory = directory;
        }

        private void edit(Edit edit) {
            pending.add(edit);
            seen = edit.on(seen);
        }

        private void force() {
            pending.forEach(edit -> durable = edit.on(durable));
            pending.clear();
        }

        private Node afterLoss(Left left, Random random) {
            Node node = new Node(directory);
            node.durable = durable;
            for (Edit edit : pending) {
                node.durable = left.of(edit, random).on(node.durable);
            }
            node.seen = node.durable;
            return node;
        }
    }

    private final class Open implements DiskFile {
        private final Node node;

        private Open(Node node) {
            this.node = node;
        }

        @Override
        public int read(ByteBuffer into, long position) {
            int count = (int) Math.min(into.remaining(), node.seen.length - position);
            if (count <= 0) {
                return -1;
            }
            into.put(node.seen, (int) position, count);
            return count;
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            byte[] bytes = new byte[Math.min(writeAtMost, from.remaining())];
            from.get(bytes);
            Edit whole = new Edit.Write((int) position, bytes);
            Edit half = new Edit.Write((int) position, Arrays.copyOf(bytes, bytes.length / 2));
            trouble.change(() -> node.edit(whole), () -> node.edit(half));
            return bytes.length;
        }

        @Override
        public void truncate(long size) throws IOException {
            trouble.change(() -> node.edit(new Edit.Truncate((int) size)), () -> {});
        }

        @Override
        public void force() throws IOException {
            trouble.change(node::force, node.pending::clear);
        }

        @Override
        public void close() {}
    }
}

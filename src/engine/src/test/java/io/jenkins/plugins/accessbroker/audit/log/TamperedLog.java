package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;

import io.jenkins.plugins.accessbroker.Cases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A sound log of 600 entries in three files, with two tiles, that things are done to and undone. Its signing key, its
 * public key and its checkpoints are kept elsewhere too.
 */
final class TamperedLog {
    static final int ENTRIES = 600;

    /** How many of a way's variants are tried, all of them in the profile {@code full}. */
    private static final int VARIANTS = Cases.count(12);

    private static final int[] MASKS = {0x01, 0x20, 0xFF};

    private final LogFiles files;
    private final SigningKey key;
    private final Map<Integer, Map<String, byte[]>> states = new TreeMap<>();
    private final TreeSet<String> touched = new TreeSet<>();
    private final Random random = new Random(6962);

    private TamperedLog(LogFiles files, List<Integer> sizes) throws IOException, LogFault {
        this.files = files;
        int written = 0;
        for (int size : sizes) {
            LogTrees.written(files, size - written);
            written = size;
            states.put(size, read());
        }
        this.key = new KeyFiles(new LocalDisk(), files).load(ORIGIN);
    }

    /** A log that is known as it was at these sizes, the last of which is {@link #ENTRIES}. */
    static TamperedLog in(Path temporary, List<Integer> sizes) throws IOException, LogFault {
        return new TamperedLog(new LogFiles(temporary.resolve("log"), temporary.resolve("secret")), sizes);
    }

    LogFiles files() {
        return files;
    }

    SigningKey key() {
        return key;
    }

    /** A file of the sound log. */
    byte[] sound(String name) {
        return at(ENTRIES, name);
    }

    /** A file of the log as it was at a size. */
    byte[] at(int size, String name) {
        return states.get(size).get(name).clone();
    }

    /** The files of the sound log whose names begin so. */
    List<String> names(String prefix) {
        return states.get(ENTRIES).keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    /** All of 0 to {@code count - 1}, or a sample of them with both ends. */
    List<Integer> some(int count) {
        List<Integer> all = IntStream.range(0, count).boxed().toList();
        if (count <= VARIANTS) {
            return all;
        }
        TreeSet<Integer> chosen = new TreeSet<>(List.of(0, count - 1));
        while (chosen.size() < VARIANTS) {
            chosen.add(random.nextInt(count));
        }
        return List.copyOf(chosen);
    }

    /** Another one of 0 to {@code count - 1}. */
    int other(int than, int count) {
        return (than + 1 + random.nextInt(count - 1)) % count;
    }

    void flip(String name, int at) throws IOException {
        byte[] bytes = sound(name);
        bytes[at] ^= (byte) MASKS[at % MASKS.length];
        put(name, bytes);
    }

    void put(String name, byte[] bytes) throws IOException {
        touched.add(name);
        Path file = files.directory().resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    void remove(String name) throws IOException {
        touched.add(name);
        Files.deleteIfExists(files.directory().resolve(name));
    }

    /** The entries of the sound log. */
    static List<byte[]> entries() {
        return entries(ENTRIES);
    }

    static List<byte[]> entries(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> LogTrees.utf8("entry " + i))
                .toList());
    }

    /** Has these entries in the entry files, and leaves all else. */
    void bundles(List<byte[]> entries) throws IOException {
        for (String name : names(LogFiles.ENTRIES)) {
            remove(name);
        }
        for (int from = 0; from < entries.size(); from += BundlePath.ENTRIES) {
            ByteArrayOutputStream bundle = new ByteArrayOutputStream();
            for (byte[] entry : entries.subList(from, Math.min(entries.size(), from + BundlePath.ENTRIES))) {
                bundle.write(entry.length >> 8);
                bundle.write(entry.length);
                bundle.write(entry);
            }
            put(LogFiles.bundleName(BundlePath.indexOf(from)), bundle.toByteArray());
        }
    }

    /** Has the tiles of these entries, and leaves all else; the root of all of them. */
    MerkleTree tiles(List<byte[]> entries) throws IOException, LogFault {
        for (String name : names("tile/0/")) {
            remove(name);
        }
        Map<String, byte[]> tiles = new TreeMap<>();
        TileEdge edge = new TileEdge();
        MerkleTree tree = new MerkleTree();
        for (byte[] entry : entries) {
            Hash leaf = MerkleTree.leaf(entry);
            tree.append(leaf);
            edge.append(leaf, (name, tile) -> tiles.put(name.toString(), tile.bytes()));
        }
        for (Map.Entry<String, byte[]> tile : tiles.entrySet()) {
            put(tile.getKey(), tile.getValue());
        }
        return tree;
    }

    /** A whole log of other entries, signed. */
    void forge(List<byte[]> entries, SigningKey with) throws IOException, LogFault {
        bundles(entries);
        put(
                LogFiles.CHECKPOINT,
                with.sign(Checkpoint.of(ORIGIN, tiles(entries))).bytes());
        put(LogFiles.PUBLIC_KEY, LogTrees.utf8(with.verifier() + "\n"));
    }

    /** Puts the whole directory back as it was at a size. */
    void back(int size) throws IOException {
        for (String name : names("")) {
            remove(name);
        }
        for (Map.Entry<String, byte[]> file : states.get(size).entrySet()) {
            put(file.getKey(), file.getValue());
        }
    }

    /** Undoes what was done to it. */
    void undo() throws IOException {
        for (String name : List.copyOf(touched)) {
            if (states.get(ENTRIES).containsKey(name)) {
                put(name, sound(name));
            } else {
                remove(name);
            }
        }
        touched.clear();
    }

    /** Undoes also what an opening did. */
    void restore() throws IOException {
        LogTrees.delete(files.directory());
        for (Map.Entry<String, byte[]> file : states.get(ENTRIES).entrySet()) {
            put(file.getKey(), file.getValue());
        }
        touched.clear();
    }

    private Map<String, byte[]> read() throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(files.directory())) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                found.put(files.directory().relativize(path).toString(), Files.readAllBytes(path));
            }
        }
        return found;
    }
}

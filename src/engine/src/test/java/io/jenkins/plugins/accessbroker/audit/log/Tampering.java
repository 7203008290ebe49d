package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.utf8;
import static io.jenkins.plugins.accessbroker.audit.log.TamperedLog.ENTRIES;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/**
 * A way to tamper with a log, with all the variants of it.
 *
 * @param what what is done, as a row of the table in {@code docs/threat-model.md} begins
 * @param held the size of the checkpoint that is kept elsewhere
 * @param way tampers with the log, once for each variant
 */
record Tampering(String what, int held, Way way) {
    /** What the log had before its last commits: more, and less, than what one commit leaves. */
    static final int OLD = 300;

    static final int RECENT = 400;

    /** The sizes at which the log is known. */
    static final List<Integer> SIZES = List.of(OLD, RECENT, ENTRIES);

    /** Does something to a sound log, says so, and has it undone, for each variant in turn. */
    interface Way {
        void all(TamperedLog log, Step step) throws Exception;
    }

    /** Takes what was done to the log. */
    interface Step {
        void done(Object variant) throws Exception;
    }

    static List<Tampering> all() {
        return List.of(
                row("a byte of an entry file is changed", (log, step) -> flips(log, "tile/entries/", step)),
                row("a byte is put into an entry file, or taken out", Tampering::insertions),
                row("an entry is moved", Tampering::moves),
                row("an entry is dropped", Tampering::drops),
                row("an entry is there twice", Tampering::doubles),
                row("the end is cut off, at any byte", Tampering::cuts),
                row("an entry file is removed, or is that of another number", Tampering::files),
                row("an entry is changed, and the tiles with it", Tampering::withTiles),
                row("a byte of a tile is changed", (log, step) -> flips(log, "tile/0/", step)),
                row("a tile is removed or cut", Tampering::withoutTiles),
                row("a byte of `checkpoint` is changed", (log, step) -> flips(log, LogFiles.CHECKPOINT, step)),
                row("`checkpoint` is removed or cut", (log, step) -> cuts(log, LogFiles.CHECKPOINT, step)),
                row("a byte of `key.pub` is changed, or it is another key", Tampering::keys),
                row("`key.pub` is removed", (log, step) -> {
                    log.remove(LogFiles.PUBLIC_KEY);
                    step.done("removed");
                }),
                row("a `checkpoint.next` that the key did not sign, or an older one, is put there", Tampering::next),
                row("entries are put after the last signed one", Tampering::additions),
                row("`checkpoint` is an older one, of up to 256 entries before", older(RECENT)),
                row("`checkpoint` is an older one, of more than 256 entries before", older(OLD)),
                row("the whole directory is put back as it was before", Tampering::rollbacks),
                row("the whole directory is emptied", (log, step) -> {
                    LogTrees.delete(log.files().tiles());
                    for (String name : log.names("")) {
                        log.remove(name);
                    }
                    step.done("emptied");
                }),
                row("everything is written anew with another key", Tampering::anotherKey),
                row("entries are written anew with the log's own signing key", (log, step) -> forks(log, 0, step)),
                row("others are shown another end of the log, signed with its own key", Tampering::splitView),
                new Tampering(
                        "entries after the kept checkpoint are written anew with the log's own signing key",
                        OLD,
                        (log, step) -> forks(log, OLD, step)));
    }

    private static Tampering row(String what, Way way) {
        return new Tampering(what, ENTRIES, way);
    }

    private static void flips(TamperedLog log, String prefix, Step step) throws Exception {
        for (String name : log.names(prefix)) {
            for (int at : log.some(log.sound(name).length)) {
                log.flip(name, at);
                step.done(name + " byte " + at);
            }
        }
    }

    private static void insertions(TamperedLog log, Step step) throws Exception {
        for (String name : log.names("tile/entries/")) {
            byte[] sound = log.sound(name);
            for (int at : log.some(sound.length)) {
                ByteArrayOutputStream longer = new ByteArrayOutputStream();
                longer.write(sound, 0, at);
                longer.write(0);
                longer.write(sound, at, sound.length - at);
                log.put(name, longer.toByteArray());
                step.done(name + " longer at " + at);
                ByteArrayOutputStream shorter = new ByteArrayOutputStream();
                shorter.write(sound, 0, at);
                shorter.write(sound, at + 1, sound.length - at - 1);
                log.put(name, shorter.toByteArray());
                step.done(name + " shorter at " + at);
            }
        }
    }

    private static void moves(TamperedLog log, Step step) throws Exception {
        for (int from : log.some(ENTRIES)) {
            for (int to : new int[] {log.other(from, ENTRIES), from == 0 ? 1 : from - 1}) {
                List<byte[]> entries = TamperedLog.entries();
                entries.add(to, entries.remove(from));
                log.bundles(entries);
                step.done(from + " to " + to);
            }
        }
    }

    private static void drops(TamperedLog log, Step step) throws Exception {
        for (int at : log.some(ENTRIES)) {
            List<byte[]> entries = TamperedLog.entries();
            entries.remove(at);
            log.bundles(entries);
            step.done(at);
        }
    }

    /** The last one a second time at the end is an entry after the last signed one. */
    private static void doubles(TamperedLog log, Step step) throws Exception {
        for (int at : log.some(ENTRIES)) {
            int to = at == ENTRIES - 1 ? 0 : log.other(at, ENTRIES);
            List<byte[]> entries = TamperedLog.entries();
            entries.add(to, entries.get(at));
            log.bundles(entries);
            step.done(at + " at " + to);
        }
    }

    private static void cuts(TamperedLog log, Step step) throws Exception {
        String last = LogFiles.bundleName(BundlePath.indexOf(ENTRIES - 1));
        for (int length : log.some(log.sound(last).length)) {
            log.put(last, Arrays.copyOf(log.sound(last), length));
            step.done(length);
        }
        for (int entries : log.some(ENTRIES)) {
            log.bundles(TamperedLog.entries(entries));
            step.done(entries + " entries");
        }
    }

    private static void cuts(TamperedLog log, String name, Step step) throws Exception {
        log.remove(name);
        step.done("removed");
        for (int length : log.some(log.sound(name).length)) {
            log.put(name, Arrays.copyOf(log.sound(name), length));
            step.done(length);
        }
    }

    private static void files(TamperedLog log, Step step) throws Exception {
        List<String> names = log.names("tile/entries/");
        for (String name : names) {
            log.remove(name);
            step.done("no " + name);
            for (String other : names) {
                if (!other.equals(name)) {
                    log.put(name, log.sound(other));
                    step.done(name + " is " + other);
                }
            }
        }
        log.put(names.get(0), log.sound(names.get(1)));
        log.put(names.get(1), log.sound(names.get(0)));
        step.done("exchanged");
    }

    private static void withTiles(TamperedLog log, Step step) throws Exception {
        for (int at : log.some(ENTRIES)) {
            List<byte[]> entries = TamperedLog.entries();
            entries.set(at, utf8("entry x" + at));
            log.bundles(entries);
            log.tiles(entries);
            step.done(at);
        }
    }

    private static void withoutTiles(TamperedLog log, Step step) throws Exception {
        for (String name : log.names("tile/0/")) {
            cuts(log, name, step);
        }
    }

    private static void keys(TamperedLog log, Step step) throws Exception {
        flips(log, LogFiles.PUBLIC_KEY, step);
        SigningKey other = SigningKey.generate(ORIGIN, new SecureRandom());
        log.put(LogFiles.PUBLIC_KEY, utf8(other.verifier() + "\n"));
        step.done("another");
    }

    private static void next(TamperedLog log, Step step) throws Exception {
        SigningKey other = SigningKey.generate(ORIGIN, new SecureRandom());
        MerkleTree tree = log.tiles(TamperedLog.entries(ENTRIES + 1));
        log.undo();
        for (byte[] next : List.of(
                utf8("nonsense"), other.sign(Checkpoint.of(ORIGIN, tree)).bytes(), log.at(OLD, LogFiles.CHECKPOINT))) {
            log.put("checkpoint.next", next);
            step.done(next.length + " bytes");
        }
    }

    private static void additions(TamperedLog log, Step step) throws Exception {
        for (int more : new int[] {1, 150, 200}) {
            log.bundles(TamperedLog.entries(ENTRIES + more));
            step.done(more);
        }
    }

    private static Way older(int size) {
        return (log, step) -> {
            log.put(LogFiles.CHECKPOINT, log.at(size, LogFiles.CHECKPOINT));
            step.done(size);
        };
    }

    private static void rollbacks(TamperedLog log, Step step) throws Exception {
        for (int size : List.of(OLD, RECENT)) {
            log.back(size);
            step.done(size);
        }
    }

    private static void anotherKey(TamperedLog log, Step step) throws Exception {
        log.forge(TamperedLog.entries(), SigningKey.generate(ORIGIN, new SecureRandom()));
        step.done("the same entries");
        log.forge(TamperedLog.entries(3), SigningKey.generate(ORIGIN, new SecureRandom()));
        step.done("other entries");
    }

    private static void forks(TamperedLog log, int from, Step step) throws Exception {
        for (int at : log.some(ENTRIES - from)) {
            List<byte[]> entries = TamperedLog.entries();
            entries.set(from + at, utf8("another entry"));
            log.forge(entries, log.key());
            step.done(from + at);
        }
    }

    private static void splitView(TamperedLog log, Step step) throws Exception {
        for (int size : new int[] {RECENT, ENTRIES, ENTRIES + 1, 2 * ENTRIES}) {
            List<byte[]> entries = TamperedLog.entries(size);
            entries.set(OLD, utf8("what others are not shown"));
            log.forge(entries, log.key());
            step.done(size);
        }
    }
}

package io.jenkins.plugins.accessbroker.audit.index;

import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Finds the events of one query, the newest first: block by block, those that have a term of each kind that is asked for.
 * So terms that are common each and never together take little longer than one term.
 */
final class Search {
    private final Database database;
    private final Query query;
    private final int most;
    private final List<Long> found = new ArrayList<>();

    /** A search for at most so many events, whatever the query's own limit. */
    Search(Database database, Query query, int most) {
        this.database = database;
        this.query = query;
        this.most = most;
    }

    /** The sequences of the events, the newest first. */
    List<Long> find() throws SQLException {
        List<Terms> wanted = new ArrayList<>();
        for (Map.Entry<Kind, List<String>> entry : query.values().entrySet()) {
            wanted.add(new Terms(ids(entry.getKey(), entry.getValue())));
        }
        wanted.sort(Comparator.comparingInt(terms -> terms.ids.size()));
        if (wanted.isEmpty() || !wanted.get(0).ids.isEmpty()) {
            find(wanted, range());
        }
        return found;
    }

    /** The times of the events, in milliseconds since 1970, in no order. */
    long[] times() throws SQLException {
        Map<Long, BitSet> byBlock = new LinkedHashMap<>();
        for (long sequence : find()) {
            byBlock.computeIfAbsent(Block.of(sequence), block -> new BitSet(Block.EVENTS))
                    .set(Block.place(sequence));
        }
        LongStream.Builder times = LongStream.builder();
        for (Map.Entry<Long, BitSet> block : byBlock.entrySet()) {
            long first = block.getKey() * Block.EVENTS;
            database.rows(
                    "SELECT sequence, time FROM event WHERE sequence BETWEEN ? AND ?",
                    row -> {
                        if (block.getValue().get(Block.place(row.getLong(1)))) {
                            times.add(row.getLong(2));
                        }
                    },
                    first,
                    first + Block.EVENTS - 1);
        }
        return times.build().toArray();
    }

    private void find(List<Terms> wanted, Range range) throws SQLException {
        long block = next(wanted, Block.of(range.last));
        while (block >= Block.of(range.first) && found.size() < most) {
            BitSet places = places(wanted, block);
            if (!places.isEmpty()) {
                words(block, places);
                take(block, places, range);
            }
            block = next(wanted, block - 1);
        }
    }

    /** The last block up to one that can have what is wanted, or one under all. */
    private long next(List<Terms> wanted, long block) throws SQLException {
        long next = block;
        for (Terms terms : wanted) {
            if (terms.ids.size() == 1) {
                next = database.number(
                                "SELECT max(block) FROM posting WHERE term = ? AND block <= ?", terms.ids.get(0), next)
                        .orElse(-1);
            }
        }
        return next;
    }

    private BitSet places(List<Terms> wanted, long block) throws SQLException {
        if (wanted.isEmpty()) {
            return sequences(block, "SELECT sequence FROM event WHERE sequence BETWEEN ? AND ?");
        }
        BitSet places = wanted.get(0).places(database, block);
        for (Terms terms : wanted.subList(1, wanted.size())) {
            if (!places.isEmpty()) {
                places.and(terms.places(database, block));
            }
        }
        return places;
    }

    private BitSet sequences(long block, String sql, Object... before) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(before));
        values.add(block * Block.EVENTS);
        values.add((block + 1) * Block.EVENTS - 1);
        BitSet places = new BitSet(Block.EVENTS);
        database.rows(sql, row -> places.set(Block.place(row.getLong(1))), values.toArray());
        return places;
    }

    private void words(long block, BitSet places) throws SQLException {
        String words = Arrays.stream(query.words().strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> "\"" + word.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(" "));
        if (!words.isEmpty()) {
            places.and(
                    sequences(block, "SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?", words));
        }
    }

    /** Takes those of a block that are within the bounds, the newest first. */
    private void take(long block, BitSet places, Range range) throws SQLException {
        for (int place = places.length() - 1; place >= 0; place = places.previousSetBit(place - 1)) {
            long sequence = block * Block.EVENTS + place;
            if (found.size() < most && range.has(sequence) && inTime(sequence)) {
                found.add(sequence);
            }
        }
    }

    /** The sequences that can be wanted, by the hours of their events. */
    private Range range() throws SQLException {
        long last = database.number("SELECT max(sequence) FROM event").orElse(-1);
        last = Math.min(last, query.before().orElse(Long.MAX_VALUE) - 1);
        if (!timed()) {
            return new Range(0, last);
        }
        String hours = " FROM hour WHERE hour BETWEEN ? AND ?";
        long from = TimeUnit.MILLISECONDS.toHours(from());
        long to = TimeUnit.MILLISECONDS.toHours(to());
        OptionalLong lowest = database.number("SELECT min(first)" + hours, from, to);
        OptionalLong highest = database.number("SELECT max(last)" + hours, from, to);
        return new Range(lowest.orElse(1), Math.min(last, highest.orElse(0)));
    }

    private boolean timed() {
        return query.from().isPresent() || query.to().isPresent();
    }

    private long from() {
        return query.from().map(Instant::toEpochMilli).orElse(0L);
    }

    private long to() {
        return query.to().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
    }

    /** Times of events need not rise with their sequence, so each is looked at. */
    private boolean inTime(long sequence) throws SQLException {
        return !timed()
                || database.number(
                                "SELECT 1 FROM event WHERE sequence = ? AND time >= ? AND time < ?",
                                sequence,
                                from(),
                                to())
                        .isPresent();
    }

    private List<Long> ids(Kind kind, List<String> wanted) throws SQLException {
        List<Long> ids = new ArrayList<>();
        for (String value : wanted) {
            if (value.contains("*")) {
                matching(kind, value, ids);
            } else {
                database.number("SELECT id FROM term WHERE kind = ? AND value = ?", kind.word(), value)
                        .ifPresent(ids::add);
            }
        }
        return ids;
    }

    private void matching(Kind kind, String pattern, List<Long> ids) throws SQLException {
        Glob glob = Glob.of(pattern);
        database.rows(
                "SELECT id, value FROM term WHERE kind = ?",
                row -> {
                    if (glob.matches(row.getString(2))) {
                        ids.add(row.getLong(1));
                    }
                },
                kind.word());
    }

    /** Sequences from one to another, both included; none where the last is under the first. */
    private record Range(long first, long last) {
        boolean has(long sequence) {
            return sequence >= first && sequence <= last;
        }
    }

    /** Terms of which an event has to have one. */
    private record Terms(List<Long> ids) {
        /** The places of a block where an event has one of the terms. */
        BitSet places(Database database, long block) throws SQLException {
            BitSet places = new BitSet(Block.EVENTS);
            String sql = "SELECT events FROM posting WHERE block = ? AND term ";
            if (ids.size() == 1) {
                database.rows(sql + "= ?", row -> Block.add(row.getBytes(1), places), block, ids.get(0));
            } else {
                String in = ids.stream().map(String::valueOf).collect(Collectors.joining(", ", "IN (", ")"));
                database.rowsOnce(sql + in, row -> Block.add(row.getBytes(1), places), block);
            }
            return places;
        }
    }
}

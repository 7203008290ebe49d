package io.jenkins.plugins.accessbroker.audit.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events over many blocks, some of which have none of a term. */
class SearchTest {
    private static final long EVENTS = 10L * Block.EVENTS + 100;

    @TempDir
    private Path folder;

    private Database database;
    private long terms;

    /** Each 5th is issued, each 3rd is of a user, three are of another; no ended one is issued; each 7th has a word. */
    private final Map<Term, LongPredicate> events = new HashMap<>(Map.of(
            new Term(Kind.TYPE, "issued"), at -> at % 5 == 0,
            new Term(Kind.TYPE, "ended"), at -> at % 5 == 1,
            new Term(Kind.DECISION, "denied"), at -> at % 5 == 2,
            new Term(Kind.USER, "ana"), at -> at % 3 == 0,
            new Term(Kind.USER, "eve"), at -> at == 3 || at == 20_005 || at == EVENTS - 1));

    @BeforeEach
    void lay() throws Exception {
        database = Database.open(folder.resolve("index"));
        database.atOnce(this::fill);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    private void fill() throws SQLException {
        for (long at = 0; at < EVENTS; at++) {
            database.update("INSERT INTO event (sequence, time) VALUES (?, ?)", at, time(at));
            database.update(
                    "INSERT INTO hour (hour, first, last) VALUES (?1, ?2, ?2) ON CONFLICT DO UPDATE SET last = ?2",
                    TimeUnit.MILLISECONDS.toHours(time(at)),
                    at);
            if (at % 7 == 0) {
                database.update("INSERT INTO words (rowid, text) VALUES (?, ?)", at, "deploy");
            }
        }
        for (Map.Entry<Term, LongPredicate> term : events.entrySet()) {
            terms++;
            database.update(
                    "INSERT INTO term (id, kind, value) VALUES (?, ?, ?)",
                    terms,
                    term.getKey().kind().word(),
                    term.getKey().value());
            for (long block = 0; block <= Block.of(EVENTS - 1); block++) {
                post(terms, block, term.getValue());
            }
        }
    }

    private void post(long term, long block, LongPredicate has) throws SQLException {
        BitSet places = new BitSet();
        LongStream.range(block * Block.EVENTS, Math.min(EVENTS, (block + 1) * Block.EVENTS))
                .filter(has)
                .forEach(at -> places.set(Block.place(at)));
        if (!places.isEmpty()) {
            database.update(
                    "INSERT INTO posting (term, block, events) VALUES (?, ?, ?)", term, block, Block.bytes(places));
        }
    }

    /** A minute apart, and in the middle the clock is put back by a day. */
    private static long time(long at) {
        return TimeUnit.MINUTES.toMillis(100_000 + at - (at > EVENTS / 2 ? 1_440 : 0));
    }

    private void finds(Query query, LongPredicate wanted) throws Exception {
        List<Long> all = new ArrayList<>(
                LongStream.range(0, EVENTS).filter(wanted).boxed().toList());
        Collections.reverse(all);
        assertThat(new Search(database, query, query.limit()).find())
                .as(query.toString())
                .isEqualTo(all.subList(0, Math.min(all.size(), query.limit())));
    }

    @Test
    void finds_events_of_all_blocks_and_no_others() throws Exception {
        finds(Query.all(10_000), at -> true);
        finds(Query.all(10_000).with(Kind.USER, "eve"), events.get(new Term(Kind.USER, "eve")));
        finds(Query.all(10_000).with(Kind.TYPE, "issued").with(Kind.USER, "ana"), at -> at % 15 == 0);
        finds(Query.all(10_000).with(Kind.TYPE, "issued", "ended").with(Kind.USER, "eve"), at -> at == 20_005);
        finds(Query.all(100).with(Kind.TYPE, "issued").with(Kind.DECISION, "denied"), at -> false);
        finds(Query.all(100).with(Kind.TYPE, "*").before(5_000), at -> at < 5_000 && at % 5 < 2);
        finds(Query.all(10_000).withWords("deploy").with(Kind.TYPE, "ended"), at -> at % 35 == 21);
        finds(Query.all(10_000).withWords("deploy").before(0), at -> false);
    }

    @Test
    void finds_events_of_a_time_when_the_clock_went_backwards() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            long from = time(random.nextInt((int) EVENTS));
            long to = from + TimeUnit.MINUTES.toMillis(random.nextInt(3_000));
            Query query = Query.all(10_000)
                    .between(Optional.of(Instant.ofEpochMilli(from)), Optional.of(Instant.ofEpochMilli(to)));
            finds(query, at -> time(at) >= from && time(at) < to);
            finds(query.with(Kind.USER, "ana"), at -> at % 3 == 0 && time(at) >= from && time(at) < to);
        }
    }
}

package io.jenkins.plugins.accessbroker.audit.index;

import io.jenkins.plugins.accessbroker.audit.json.EventReader;
import io.jenkins.plugins.accessbroker.audit.json.Reading;
import io.jenkins.plugins.accessbroker.audit.json.RecordedEvent;
import io.jenkins.plugins.accessbroker.audit.log.LogEntry;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.LogReader;
import io.jenkins.plugins.accessbroker.audit.log.LogStorage;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Puts events into the tables. What is found by a lease's intent is found by its later events too, and the reverse. */
final class Indexer {
    /** What is remembered between events: a bound of memory only, the tables have it all. */
    private static final int REMEMBERED = 100_000;

    private final Database database;
    private final LogStorage log;
    private final Map<Term, Long> ids = remembering();
    private final Map<String, Set<Term>> leases = remembering();
    private final List<Posting> postings = new ArrayList<>();

    Indexer(Database database, LogStorage log) {
        this.database = database;
        this.log = log;
    }

    /** Puts one entry in. One that is no event of a form known here is found by nothing. */
    void add(LogEntry entry) throws SQLException, LogFault {
        Reading reading = EventReader.read(entry.bytes());
        if (reading instanceof Reading.Readable readable
                && readable.event().head().sequence() == entry.sequence()) {
            add(entry.sequence(), readable.event());
        } else if (reading instanceof Reading.AboutPolicies policies
                && policies.event().sequence() == entry.sequence()) {
            EventTerms found = EventTerms.of(policies.event());
            add(entry.sequence(), policies.event().time(), found.terms(), found.words());
        } else if (reading instanceof Reading.AboutBroker change
                && change.event().sequence() == entry.sequence()) {
            EventTerms found = EventTerms.of(change.event());
            add(entry.sequence(), change.event().time(), found.terms(), found.words());
        }
    }

    private void add(long sequence, RecordedEvent event) throws SQLException, LogFault {
        EventTerms found = EventTerms.of(event);
        Set<Term> terms = new LinkedHashSet<>(found.terms());
        if (event.lease().isPresent()) {
            lease(event.lease().get(), sequence, event, terms);
        }
        add(sequence, event.head().time(), terms, found.words());
    }

    private void add(long sequence, Instant at, Set<Term> terms, String words) throws SQLException {
        long time = at.toEpochMilli();
        database.update("INSERT INTO event (sequence, time) VALUES (?, ?)", sequence, time);
        database.update(
                "INSERT INTO hour (hour, first, last) VALUES (?1, ?2, ?2) ON CONFLICT DO UPDATE SET last = ?2",
                TimeUnit.MILLISECONDS.toHours(time),
                sequence);
        if (!words.isEmpty()) {
            database.update("INSERT INTO words (rowid, text) VALUES (?, ?)", sequence, words);
        }
        for (Term term : terms) {
            postings.add(new Posting(id(term), sequence));
        }
    }

    /** Has an event of a lease found by what its intent and its issuance are found by, and the intent by the event. */
    private void lease(String lease, long sequence, RecordedEvent event, Set<Term> terms)
            throws SQLException, LogFault {
        if (event instanceof RecordedEvent.Permitted permitted && !permitted.extension()) {
            database.update("INSERT OR IGNORE INTO lease (id, intent) VALUES (?, ?)", lease, sequence);
        }
        OptionalLong intent = database.number("SELECT intent FROM lease WHERE id = ?", lease);
        if (intent.isEmpty()) {
            return;
        }
        if (intent.getAsLong() == sequence) {
            leases.put(lease, new LinkedHashSet<>(shared(terms)));
        }
        Set<Term> known = known(lease, intent.getAsLong());
        for (Term term : shared(terms)) {
            postings.add(new Posting(id(term), intent.getAsLong()));
        }
        if (event instanceof RecordedEvent.Issued) {
            database.update("UPDATE lease SET issued = ? WHERE id = ?", sequence, lease);
            known.addAll(shared(terms));
        }
        terms.addAll(known);
    }

    private Set<Term> known(String lease, long intent) throws SQLException, LogFault {
        Set<Term> known = leases.get(lease);
        if (known == null) {
            known = new LinkedHashSet<>(terms(intent));
            OptionalLong issued = database.number("SELECT issued FROM lease WHERE id = ?", lease);
            if (issued.isPresent()) {
                known.addAll(terms(issued.getAsLong()));
            }
            leases.put(lease, known);
        }
        return known;
    }

    /** What an earlier event of a lease is found by; nothing, if it is in cold storage that is not at hand. */
    private Set<Term> terms(long sequence) throws LogFault {
        if (LogReader.away(log, sequence)) {
            return Set.of();
        }
        try (LogReader reader = LogReader.open(log, sequence, sequence + 1)) {
            LogEntry entry = reader.next().orElseThrow();
            return EventReader.read(entry.bytes()) instanceof Reading.Readable readable
                    ? shared(EventTerms.of(readable.event()).terms())
                    : Set.of();
        }
    }

    private static Set<Term> shared(Set<Term> terms) {
        Set<Term> shared = new LinkedHashSet<>(terms);
        shared.removeIf(term -> !term.kind().ofLease());
        return shared;
    }

    private long id(Term term) throws SQLException {
        Long known = ids.get(term);
        if (known == null) {
            known = database.number(
                            "INSERT INTO term (kind, value) VALUES (?, ?) "
                                    + "ON CONFLICT DO UPDATE SET value = excluded.value RETURNING id",
                            term.kind().word(),
                            term.value())
                    .orElseThrow();
            ids.put(term, known);
        }
        return known;
    }

    /** Writes what is held back to be written in order. */
    void flush() throws SQLException {
        postings.sort(Comparator.comparingLong(Posting::term).thenComparingLong(Posting::sequence));
        int from = 0;
        while (from < postings.size()) {
            int to = from + 1;
            while (to < postings.size() && postings.get(to).inBlockOf(postings.get(from))) {
                to++;
            }
            write(postings.subList(from, to));
            from = to;
        }
        postings.clear();
    }

    /** Adds events to one block of one term. */
    private void write(List<Posting> added) throws SQLException {
        long term = added.get(0).term;
        long block = Block.of(added.get(0).sequence);
        BitSet places = new BitSet(Block.EVENTS);
        Block.add(database.bytes("SELECT events FROM posting WHERE term = ? AND block = ?", term, block), places);
        added.forEach(posting -> places.set(Block.place(posting.sequence)));
        database.update(
                "INSERT OR REPLACE INTO posting (term, block, events) VALUES (?, ?, ?)",
                term,
                block,
                Block.bytes(places));
    }

    private static <K, V> Map<K, V> remembering() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    private record Posting(long term, long sequence) {
        boolean inBlockOf(Posting other) {
            return term == other.term && Block.of(sequence) == Block.of(other.sequence);
        }
    }
}

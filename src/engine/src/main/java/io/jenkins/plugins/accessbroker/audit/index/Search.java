package io.jenkins.plugins.accessbroker.audit.index;

import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Finds the events of one query: walks along the events of its rarest terms, and looks each up under the others. */
final class Search {
    /** Where counting events of terms ends: all over that are as common. */
    private static final long COMMON = 10_000;

    private final Database database;
    private final Query query;
    private final List<Object> values = new ArrayList<>();
    private final StringBuilder where = new StringBuilder();

    Search(Database database, Query query) {
        this.database = database;
        this.query = query;
    }

    /** The sequences of the events, the newest first. */
    List<Long> find() throws SQLException {
        List<Long> found = new ArrayList<>();
        Optional<String> sql = sql(query.limit());
        if (sql.isPresent()) {
            database.rowsOnce(sql.get(), row -> found.add(row.getLong(1)), values.toArray());
        }
        return found;
    }

    /** The times of the newest events. */
    long[] times(int most) throws SQLException {
        LongStream.Builder found = LongStream.builder();
        Optional<String> sql = sql(most);
        if (sql.isPresent()) {
            database.rowsOnce(
                    "SELECT time FROM event JOIN (" + sql.get() + ") ON sequence = at",
                    row -> found.add(row.getLong(1)),
                    values.toArray());
        }
        return found.build().toArray();
    }

    /** What selects the newest events, as {@code at}; nothing where a term is in no event. */
    private Optional<String> sql(int most) throws SQLException {
        List<Terms> wanted = new ArrayList<>();
        for (Map.Entry<Kind, List<String>> entry : query.values().entrySet()) {
            Terms terms = terms(entry.getKey(), entry.getValue());
            if (terms.ids.isEmpty()) {
                return Optional.empty();
            }
            wanted.add(terms);
        }
        wanted.sort(Comparator.comparingLong(Terms::events));
        String from = wanted.isEmpty()
                ? "SELECT sequence AS at FROM event WHERE TRUE"
                : "SELECT " + wanted.get(0).distinct() + "sequence AS at FROM posting WHERE term "
                        + wanted.get(0).in();
        for (Terms other : wanted.subList(Math.min(1, wanted.size()), wanted.size())) {
            and("EXISTS (SELECT 1 FROM posting WHERE term " + other.in() + " AND sequence = at)");
        }
        words();
        times();
        query.before().ifPresent(before -> and("at < ?", before));
        values.add(most);
        return Optional.of(from + where + " ORDER BY at DESC LIMIT ?");
    }

    private void and(String condition, Object... bound) {
        where.append(" AND ").append(condition);
        values.addAll(List.of(bound));
    }

    private void words() {
        String words = Arrays.stream(query.words().strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> "\"" + word.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(" "));
        if (!words.isEmpty()) {
            and("at IN (SELECT rowid FROM words WHERE words MATCH ?)", words);
        }
    }

    /** Times of events need not rise with their sequence, so each is looked at; the hours bound which. */
    private void times() throws SQLException {
        if (query.from().isEmpty() && query.to().isEmpty()) {
            return;
        }
        long from = query.from().map(Instant::toEpochMilli).orElse(0L);
        long to = query.to().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        String hours = " FROM hour WHERE hour BETWEEN ? AND ?";
        long first = TimeUnit.MILLISECONDS.toHours(from);
        long last = TimeUnit.MILLISECONDS.toHours(to);
        OptionalLong lowest = database.number("SELECT min(first)" + hours, first, last);
        OptionalLong highest = database.number("SELECT max(last)" + hours, first, last);
        and("at BETWEEN ? AND ?", lowest.orElse(1), highest.orElse(0));
        and("EXISTS (SELECT 1 FROM event WHERE sequence = at AND time >= ? AND time < ?)", from, to);
    }

    private Terms terms(Kind kind, List<String> wanted) throws SQLException {
        List<Long> ids = new ArrayList<>();
        for (String value : wanted) {
            if (value.contains("*")) {
                matching(kind, value, ids);
            } else {
                database.number("SELECT id FROM term WHERE kind = ? AND value = ?", kind.word(), value)
                        .ifPresent(ids::add);
            }
        }
        return new Terms(ids, ids.isEmpty() ? 0 : events(ids));
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

    private long events(List<Long> ids) throws SQLException {
        List<Long> counted = new ArrayList<>();
        database.rowsOnce(
                "SELECT count(*) FROM (SELECT 1 FROM posting WHERE term " + in(ids) + " LIMIT " + COMMON + ")",
                row -> counted.add(row.getLong(1)));
        return counted.get(0);
    }

    private static String in(List<Long> ids) {
        return ids.size() == 1
                ? "= " + ids.get(0)
                : ids.stream().map(String::valueOf).collect(Collectors.joining(", ", "IN (", ")"));
    }

    /** Terms of which an event has to have one. */
    private record Terms(List<Long> ids, long events) {
        /** One term has an event once, so its events need no sorting. */
        String distinct() {
            return ids.size() == 1 ? "" : "DISTINCT ";
        }

        String in() {
            return Search.in(ids);
        }
    }
}

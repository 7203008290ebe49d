package io.jenkins.plugins.accessbroker.plugin.audit;

import io.jenkins.plugins.accessbroker.audit.find.Entry;
import io.jenkins.plugins.accessbroker.audit.find.ProvenEntries;
import io.jenkins.plugins.accessbroker.audit.index.Kind;
import io.jenkins.plugins.accessbroker.audit.index.Query;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.proof.ReceiptFault;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.broker.ReadableLog;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Searches the audit log. What is found is read from the log, and proven to be under its checkpoint. */
final class AuditSearch {
    /** Decisions of one kind that a chart counts at most. */
    static final int CHARTED = 50_000;

    private AuditSearch() {}

    private record Places(ReadableLog log, List<Long> sequences) {}

    /** The events that a query asks for. */
    static Found find(Query query) throws SearchFault {
        Places places = places(
                new Query(query.values(), query.from(), query.to(), query.words(), query.before(), query.limit() + 1));
        List<Long> some = places.sequences();
        boolean more = some.size() > query.limit();
        List<Long> shown = more ? some.subList(0, query.limit()) : some;
        OptionalLong next = more ? OptionalLong.of(shown.get(shown.size() - 1)) : OptionalLong.empty();
        return new Found(places.log(), read(places.log(), shown), next);
    }

    /** When what a query asks for was decided, whatever page of it is asked for. */
    static Chart chart(Query query) throws SearchFault {
        Query all =
                new Query(query.values(), query.from(), query.to(), query.words(), OptionalLong.empty(), query.limit());
        return AuditIndex.get()
                .ask((index, log) -> Chart.of(
                        isAsked(query, "permitted")
                                ? index.times(all.with(Kind.DECISION, "permitted"), CHARTED)
                                : new long[0],
                        isAsked(query, "denied")
                                ? index.times(all.with(Kind.DECISION, "denied"), CHARTED)
                                : new long[0]));
    }

    private static boolean isAsked(Query query, String decision) {
        List<String> decisions = query.values().get(Kind.DECISION);
        return decisions == null || decisions.contains(decision);
    }

    /** The latest events of a build, in their order; at most {@link Query#MOST} are looked for. */
    static Story story(String build, long after, int most) throws SearchFault {
        Places places = places(Query.all(Query.MOST).with(Kind.BUILD, build));
        List<Long> all = places.sequences().stream().sorted().toList();
        List<Long> page =
                all.stream().filter(sequence -> sequence > after).limit(most).toList();
        boolean more = !page.isEmpty() && page.get(page.size() - 1) < all.get(all.size() - 1);
        return new Story(places.log(), read(places.log(), page), all.size(), more);
    }

    /** The event at a place of the log. */
    static Found event(long sequence) throws SearchFault {
        try {
            ReadableLog log = AccessBroker.get().auditLog();
            List<Entry> events = sequence < log.size() ? read(log, List.of(sequence)) : List.of();
            return new Found(log, events, OptionalLong.empty());
        } catch (LogFault e) {
            throw new SearchFault(SearchFault.Reason.LOG, e);
        }
    }

    private static Places places(Query query) throws SearchFault {
        return AuditIndex.get().ask((index, log) -> new Places(log, index.find(query)));
    }

    private static List<Entry> read(ReadableLog log, List<Long> sequences) throws SearchFault {
        ProvenEntries proven = new ProvenEntries(log.directory(), log.checkpoint(), log.key());
        List<Entry> entries = new ArrayList<>();
        try {
            for (long sequence : sequences) {
                entries.add(proven.at(sequence)
                        .orElseThrow(() -> new SearchFault(
                                SearchFault.Reason.LOG,
                                "entry " + sequence
                                        + " is not an event of a form that is known here: verify the log, or"
                                        + " read it with a later version")));
            }
        } catch (LogFault | ReceiptFault e) {
            throw new SearchFault(SearchFault.Reason.LOG, e);
        }
        return entries;
    }
}

package io.jenkins.plugins.accessbroker.audit.json;

import io.jenkins.plugins.accessbroker.audit.log.EntryVisitor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows leases through a log: which intents came to nothing that is recorded, which leases never ended, and which
 * entries cannot be where they are.
 *
 * <p>It keeps open leases only, so its memory is bounded by how many are open at once.
 */
public final class LeaseLedger implements EntryVisitor {
    /** Entries that are no events which are named at most. */
    public static final int MAX_NAMED = 100;

    private final Map<String, Open> open = new HashMap<>();
    private final Map<String, byte[]> opened = new HashMap<>();
    private final List<Long> unreadable = new ArrayList<>();
    private boolean partial;

    /**
     * A lease that is not closed.
     *
     * @param lease its id
     * @param sequence the entry that opened this state
     * @param issued whether a credential was issued for it; otherwise only the intent is recorded
     */
    public record Open(String lease, long sequence, boolean issued) {}

    @Override
    public void entry(long sequence, byte[] bytes) {
        Optional<EventHead> event = EventHead.read(bytes)
                .filter(head -> head.sequence() == sequence)
                .filter(this::follow);
        event.ifPresent(head -> keep(head, bytes));
        if (event.isEmpty() && unreadable.size() < MAX_NAMED) {
            unreadable.add(sequence);
        }
    }

    /** From now on, leases go on whose beginning was not seen. */
    @Override
    public void away(long sequence) {
        partial = true;
    }

    /** Intents without an outcome and leases without an end, by their place in the log. */
    public List<Open> open() {
        return open.values().stream()
                .sorted(Comparator.comparingLong(Open::sequence))
                .toList();
    }

    /** The entry that opened the state in which a lease is; nothing of it is verified. */
    byte[] opened(String lease) {
        return opened.get(lease);
    }

    private void keep(EventHead head, byte[] bytes) {
        Open now = open.get(head.lease());
        if (now == null) {
            opened.remove(head.lease());
        } else if (now.sequence() == head.sequence()) {
            opened.put(head.lease(), bytes);
        }
    }

    /** Entries that are no events of a form known here, or not where such an event can be: the first of them. */
    public List<Long> unreadable() {
        return List.copyOf(unreadable);
    }

    /** Takes the event in; says whether it can follow what was before it. */
    private boolean follow(EventHead head) {
        Open before = open.get(head.lease());
        if (before == null && partial) {
            return followUnseen(head);
        }
        return switch (head.type()) {
            case "intent" -> open.putIfAbsent(head.lease(), new Open(head.lease(), head.sequence(), false)) == null;
            case "issued" ->
                before != null
                        && !before.issued()
                        && open.put(head.lease(), new Open(head.lease(), head.sequence(), true)) != null;
            case "extended" -> before != null && before.issued();
            case "failed" -> before != null && (before.issued() || open.remove(head.lease()) != null);
            case "ended" -> before != null && before.issued() && open.remove(head.lease()) != null;
            default -> true;
        };
    }

    /** Takes in the event of a lease that is not open; what was before it may be in entries that were not seen. */
    private boolean followUnseen(EventHead head) {
        if (head.type().equals("intent") || head.type().equals("issued")) {
            open.put(
                    head.lease(),
                    new Open(head.lease(), head.sequence(), head.type().equals("issued")));
        }
        return true;
    }
}

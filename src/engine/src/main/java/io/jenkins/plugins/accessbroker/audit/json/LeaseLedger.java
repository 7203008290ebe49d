package io.jenkins.plugins.accessbroker.audit.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.accessbroker.audit.log.EntryVisitor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Follows leases through a log: which intents came to nothing that is recorded, and which leases never ended.
 *
 * <p>It keeps open leases only, so its memory is bounded by how many are open at once.
 */
public final class LeaseLedger implements EntryVisitor {
    /** Entries that are no events which are named at most. */
    public static final int MAX_NAMED = 100;

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, Open> open = new TreeMap<>();
    private final List<Long> unreadable = new ArrayList<>();

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
        try (JsonParser json = FACTORY.createParser(bytes)) {
            String type = "";
            String lease = "";
            if (json.nextToken() != JsonToken.START_OBJECT) {
                unreadable(sequence);
                return;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("type")) {
                    type = json.getText();
                } else if (name.equals("lease")) {
                    lease = json.getText();
                }
                json.skipChildren();
            }
            follow(sequence, type, lease);
        } catch (IOException e) {
            unreadable(sequence);
        }
    }

    /** Intents without an outcome and leases without an end, by their place in the log. */
    public List<Open> open() {
        return open.values().stream()
                .sorted(Comparator.comparingLong(Open::sequence))
                .toList();
    }

    /** Entries that are no events: the first {@link #MAX_NAMED} of them. */
    public List<Long> unreadable() {
        return List.copyOf(unreadable);
    }

    private void unreadable(long sequence) {
        if (unreadable.size() < MAX_NAMED) {
            unreadable.add(sequence);
        }
    }

    private void follow(long sequence, String type, String lease) {
        switch (type) {
            case "intent" -> open.put(lease, new Open(lease, sequence, false));
            case "issued" -> open.put(lease, new Open(lease, sequence, true));
            case "failed" -> open.computeIfPresent(lease, (id, state) -> state.issued() ? state : null);
            case "ended" -> open.remove(lease);
            default -> {
                return;
            }
        }
    }
}

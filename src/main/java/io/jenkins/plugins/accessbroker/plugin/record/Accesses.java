package io.jenkins.plugins.accessbroker.plugin.record;

import io.jenkins.plugins.accessbroker.audit.json.RecordedDecision;
import io.jenkins.plugins.accessbroker.audit.json.RecordedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a build's events together: each denial is one request, all events of one lease are another. It keeps the first
 * requests up to a bound, and follows those to their end.
 */
final class Accesses {
    /** Extensions, failures and misplaced events that are kept of one lease. */
    private static final int MAX_EACH = 100;

    private final int max;
    private final List<Story> stories = new ArrayList<>();
    private final Map<String, Story> byLease = new HashMap<>();
    private long more;

    /** The events of one request so far. */
    private static final class Story {
        private final RecordedEvent first;
        private final List<RecordedEvent.Permitted> extensions = new ArrayList<>();
        private final List<RecordedEvent.Failed> failures = new ArrayList<>();
        private final List<Long> misplaced = new ArrayList<>();
        private final List<Long> sequences = new ArrayList<>();
        private Optional<RecordedDecision> decision = Optional.empty();
        private Optional<RecordedEvent.Permitted> permitted = Optional.empty();
        private Optional<RecordedEvent.Issued> issued = Optional.empty();
        private Optional<RecordedEvent.Ended> ended = Optional.empty();

        Story(RecordedEvent first) {
            this.first = first;
        }

        void add(RecordedEvent event) {
            long sequence = event.head().sequence();
            boolean placed = ended.isEmpty() && place(event);
            List<Long> numbers = placed ? sequences : misplaced;
            if (numbers.size() < 3 * MAX_EACH) {
                numbers.add(sequence);
            }
        }

        /** Takes the event in, where it can follow what was before it. */
        private boolean place(RecordedEvent event) {
            if (event instanceof RecordedEvent.Denied denied) {
                decision = Optional.of(denied.decision());
                return true;
            }
            if (event instanceof RecordedEvent.Used used) {
                decision = Optional.of(used.decision());
                return true;
            }
            if (event instanceof RecordedEvent.Unmediated) {
                return true;
            }
            if (event instanceof RecordedEvent.Permitted permit) {
                return permit.extension() ? keep(extensions, permit) : permit(permit);
            }
            if (event instanceof RecordedEvent.Issued issue) {
                boolean fits = issued.isEmpty() && failures.isEmpty();
                issued = fits ? Optional.of(issue) : issued;
                return fits;
            }
            if (event instanceof RecordedEvent.Failed failure) {
                return (issued.isPresent() || failures.isEmpty()) && keep(failures, failure);
            }
            ended = Optional.of((RecordedEvent.Ended) event);
            return true;
        }

        private boolean permit(RecordedEvent.Permitted permit) {
            boolean fits = first == permit && permitted.isEmpty();
            if (fits) {
                permitted = Optional.of(permit);
                decision = Optional.of(permit.decision());
            }
            return fits;
        }

        private static <T> boolean keep(List<T> list, T event) {
            if (list.size() < MAX_EACH) {
                list.add(event);
            }
            return true;
        }

        Access access() {
            return new Access(first, decision, permitted, issued, extensions, failures, ended, misplaced, sequences);
        }
    }

    /**
     * Starts without events.
     *
     * @param max how many requests are kept
     */
    Accesses(int max) {
        this.max = max;
    }

    /** Takes the next event in. */
    void add(RecordedEvent event) {
        Optional<Story> known = event.lease().map(byLease::get);
        if (known.isPresent()) {
            known.get().add(event);
        } else if (stories.size() < max) {
            Story story = new Story(event);
            story.add(event);
            stories.add(story);
            event.lease().ifPresent(lease -> byLease.put(lease, story));
        } else if (event.lease().isEmpty()
                || (event instanceof RecordedEvent.Permitted permit && !permit.extension())) {
            more++;
        }
    }

    /** The requests in the order in which they were made. */
    List<Access> list() {
        return stories.stream().map(Story::access).toList();
    }

    /** How many requests are left out. */
    long more() {
        return more;
    }
}

package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Entries of many threads, committed in batches by one. Sequences are given in the order of the queue, batches are
 * taken in that order, and no batch is committed after one failed: so the entries on disk are dense.
 */
final class CommitQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition settled = lock.newCondition();
    private final ArrayDeque<Ticket> waiting = new ArrayDeque<>();
    private final Path directory;
    private final Committer committer;
    private SignedCheckpoint published;
    private VerifierKey key;
    private long next;
    private boolean closing;
    private Optional<LogFault> stopped = Optional.empty();

    CommitQueue(Path directory, Committer committer) {
        this.directory = directory;
        this.committer = committer;
        this.published = committer.published();
        this.key = committer.key();
        this.next = published.checkpoint().size();
    }

    /** The key of the last durable checkpoint. */
    VerifierKey key() {
        lock.lock();
        try {
            return key;
        } finally {
            lock.unlock();
        }
    }

    SignedCheckpoint published() {
        lock.lock();
        try {
            return published;
        } finally {
            lock.unlock();
        }
    }

    /** Queues an entry and waits, however long and without heed to interrupts, until its outcome is known. */
    Appended append(EntryWriter writer) throws LogFault {
        return append(writer, Optional.empty());
    }

    /** Queues the entry that tells of a new key, which takes over with it, and waits likewise. */
    Appended rotate(EntryWriter writer, SigningKey newKey) throws LogFault {
        return append(writer, Optional.of(newKey));
    }

    private Appended append(EntryWriter writer, Optional<SigningKey> newKey) throws LogFault {
        refuseNested();
        lock.lock();
        try {
            refuseWhenOver();
            Ticket ticket = new Ticket(next, Entries.checked(writer.entry(next)), newKey);
            next++;
            waiting.add(ticket);
            work.signal();
            await(ticket);
            return ticket.appended();
        } finally {
            lock.unlock();
        }
    }

    private void await(Ticket ticket) throws LogFault {
        while (!ticket.covered() && stopped.isEmpty()) {
            settled.awaitUninterruptibly();
        }
        if (!ticket.covered()) {
            LogFault cause = stopped.orElseThrow();
            throw new LogFault(cause.reason(), "the entry is not known to be durable: " + cause.getMessage(), cause);
        }
    }

    /** Lets queued entries be committed, and takes no more. */
    void close() {
        refuseNested();
        lock.lock();
        try {
            closing = true;
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Commits batches until the queue is closed and empty, or a commit fails. */
    void run() {
        List<Ticket> batch = take();
        while (!batch.isEmpty()) {
            try {
                settle(batch, commit(batch));
                committer.storeTiles();
            } catch (LogFault e) {
                stop(e);
            } catch (RuntimeException | Error e) {
                stop(new LogFault(
                        Reason.INTERNAL,
                        "a fault of this program stopped the writer of `" + directory + "`: " + e.getMessage()
                                + ": report it, then open the log again",
                        e));
            }
            batch = take();
        }
    }

    private SignedCheckpoint commit(List<Ticket> batch) throws LogFault {
        Ticket first = batch.get(0);
        return first.newKey().isPresent()
                ? committer.rotate(first.entry(), first.newKey().get())
                : committer.commit(batch.stream().map(Ticket::entry).toList());
    }

    /** The next batch, within its bounds; empty when there will be none. */
    private List<Ticket> take() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closing && stopped.isEmpty()) {
                work.awaitUninterruptibly();
            }
            List<Ticket> batch = new ArrayList<>();
            int bytes = 0;
            while (stopped.isEmpty() && fits(batch, bytes)) {
                Ticket ticket = waiting.remove();
                bytes += ticket.size();
                batch.add(ticket);
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the next entry can go with a batch. One that brings a new key goes alone. */
    private boolean fits(List<Ticket> batch, int bytes) {
        return !waiting.isEmpty()
                && (batch.isEmpty()
                        || waiting.element().newKey().isEmpty()
                                && batch.get(0).newKey().isEmpty())
                && batch.size() < Committer.MAX_ENTRIES
                && bytes + waiting.element().size() <= Committer.MAX_BYTES;
    }

    private void settle(List<Ticket> batch, SignedCheckpoint checkpoint) {
        lock.lock();
        try {
            published = checkpoint;
            key = committer.key();
            batch.forEach(ticket -> ticket.cover(checkpoint));
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void stop(LogFault fault) {
        lock.lock();
        try {
            stopped = Optional.of(fault);
            waiting.clear();
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void refuseNested() {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("an entry writer must not append to its own log, nor close it");
        }
    }

    private void refuseWhenOver() throws LogFault {
        if (closing) {
            throw new LogFault(
                    Reason.CLOSED, "the audit log in `" + directory + "` is closed: open it again to append");
        }
        if (stopped.isPresent()) {
            LogFault cause = stopped.get();
            throw new LogFault(
                    Reason.STOPPED,
                    "the audit log in `" + directory + "` takes no more entries since an append failed: "
                            + cause.getMessage(),
                    cause);
        }
    }
}

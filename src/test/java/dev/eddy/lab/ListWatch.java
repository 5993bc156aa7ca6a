package dev.eddy.lab;

import dev.eddy.client.CandidateReader;
import dev.eddy.client.StoredList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Looks at users' lists over and over while something happens to the job: once it is there, a list must never be gone. */
public final class ListWatch implements AutoCloseable {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final CandidateReader reader;
    private final Function<String, Optional<StoredList>> list;
    private final List<String> userIds;
    private final Set<String> seen = new HashSet<>();
    private final List<String> gone = new ArrayList<>();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final AtomicLong rounds = new AtomicLong();
    private final Thread thread = new Thread(this::run, "list-watch");
    private volatile boolean stopped;

    private ListWatch(CandidateReader reader, Function<String, Optional<StoredList>> list, Collection<String> userIds) {
        this.reader = reader;
        this.list = list;
        this.userIds = List.copyOf(userIds);
    }

    /**
     * Begins to look at the merged lists.
     *
     * @param reader closed with the watch
     */
    public static ListWatch start(CandidateReader reader, Collection<String> userIds) {
        return start(reader, reader::merged, userIds);
    }

    /** Begins to look at the lists of a channel. */
    public static ListWatch start(CandidateReader reader, String channel, Collection<String> userIds) {
        return start(reader, userId -> Optional.ofNullable(reader.lists(userId).get(channel)), userIds);
    }

    private static ListWatch start(
            CandidateReader reader, Function<String, Optional<StoredList>> list, Collection<String> userIds) {
        var watch = new ListWatch(reader, list, userIds);
        watch.thread.start();
        return watch;
    }

    private void run() {
        try {
            while (!stopped) {
                userIds.forEach(this::look);
                rounds.incrementAndGet();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    private void look(String userId) {
        boolean isThere = isThere(userId);
        if (!isThere) {
            // The id may have been merged into another one between the two reads.
            isThere = isThere(userId);
        }
        if (isThere) {
            seen.add(userId);
        } else if (seen.contains(userId)) {
            gone.add(userId + " in round " + rounds.get());
        }
    }

    private boolean isThere(String userId) {
        return list.apply(reader.mergedInto(userId).orElse(userId))
                .filter(stored -> !stored.candidates().isEmpty())
                .isPresent();
    }

    /** How often all users were looked at. */
    public long rounds() {
        return rounds.get();
    }

    /**
     * What was seen by now; ends the watch.
     *
     * @param users whose lists were there at some time
     * @param gone whose lists were gone later, and when
     */
    public record Seen(int users, List<String> gone) {}

    public Seen stop() throws InterruptedException {
        stopped = true;
        thread.join();
        if (failure.get() != null) {
            throw failure.get();
        }
        return new Seen(seen.size(), List.copyOf(gone));
    }

    @Override
    public void close() {
        // Who did not stop it has failed already, and needs no answer.
        stopped = true;
        reader.close();
    }
}

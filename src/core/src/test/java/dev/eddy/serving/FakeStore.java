package dev.eddy.serving;

import dev.eddy.client.Version;
import dev.eddy.recall.Candidates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A store in memory that a test can hold up or switch off. */
final class FakeStore implements CandidateStore {
    final List<List<Candidates>> batches = new ArrayList<>();
    volatile boolean down;
    volatile boolean full;
    /** The next batch finds that lists were lost. */
    volatile boolean lost;
    /** Told so. */
    volatile int rebuildsRequested;

    volatile boolean broken;
    /** Thrown by each call; null for none. */
    volatile Error error;

    volatile boolean closed;
    /** Counted down when a call has begun. */
    final CountDownLatch entered = new CountDownLatch(1);
    /** Calls wait for it. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    private final Map<String, Version> versions = new HashMap<>();

    @Override
    public CandidateStore.Result storeNewer(Collection<Candidates> batch) throws IOException {
        entered.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        if (error != null) {
            throw error;
        }
        if (broken) {
            throw new IllegalArgumentException("a bug");
        }
        if (full) {
            throw new StoreFullException("full", null);
        }
        if (down) {
            throw new IOException("down");
        }
        return store(batch);
    }

    private synchronized CandidateStore.Result store(Collection<Candidates> batch) {
        batches.add(List.copyOf(batch));
        int written = 0;
        for (Candidates lists : batch) {
            Version old = versions.get(lists.userId());
            if (old == null || old.compareTo(lists.version()) <= 0) {
                versions.put(lists.userId(), lists.version());
                written++;
            }
        }
        boolean isRebuildDue = lost;
        lost = false;
        return new CandidateStore.Result(written, batch.size() - written, isRebuildDue);
    }

    @Override
    public long foreignReplaced() {
        return 0;
    }

    @Override
    public synchronized void rebuildRequested() {
        rebuildsRequested++;
    }

    @Override
    public synchronized List<StoreMark> marks() {
        return List.of(new StoreMark("w", "0", batches.size(), rebuildsRequested, 0));
    }

    synchronized Map<String, Version> versions() {
        return Map.copyOf(versions);
    }

    @Override
    public void close() {
        closed = true;
    }
}

package dev.eddy.lab;

import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.Pace;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** A world's records published in the background at a steady rate, while something happens to the job. */
final class Traffic implements AutoCloseable {
    private final Replay replay;
    private final List<WorldRecord> records;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final Pace pace;
    private final Thread thread;
    private volatile boolean hurry;

    private Traffic(KafkaOptions kafka, List<WorldRecord> records, double rate) {
        this.replay = new Replay(kafka);
        this.records = records;
        this.pace = new Pace(rate, System::nanoTime);
        this.thread = new Thread(this::run, "traffic");
    }

    /** @param rate events per second */
    static Traffic start(KafkaOptions kafka, List<WorldRecord> records, double rate) {
        var traffic = new Traffic(kafka, records, rate);
        traffic.thread.start();
        return traffic;
    }

    private void run() {
        try {
            Iterator<WorldRecord> left = records.iterator();
            while (left.hasNext() && !hurry && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(pace.nanosToWait());
                if (pace.nanosToWait() <= 0) {
                    pace.take();
                    replay.runWorld(List.of(left.next()).iterator(), 0);
                    sent.incrementAndGet();
                }
            }
            replay.runWorld(left, 0);
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    /** How many records were published at the steady rate. */
    int sent() {
        return sent.get();
    }

    /** Publishes what is left as fast as possible. */
    void finish() throws InterruptedException {
        hurry = true;
        thread.join();
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        replay.close();
    }
}

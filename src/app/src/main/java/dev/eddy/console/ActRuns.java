package dev.eddy.console;

import dev.eddy.job.BadInputException;
import dev.eddy.ops.act.Act;
import dev.eddy.ops.act.ActListener;
import dev.eddy.ops.act.Audit;
import dev.eddy.ops.act.Audit.Outcome;
import dev.eddy.ops.act.AuditedActs;
import dev.eddy.thread.DaemonThread;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the acts that readers of the pages ask for, in threads of its own, and tells how far they are. */
final class ActRuns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ActRuns.class);
    private static final int MOST_AT_ONCE = 4;
    private static final int KEPT = 50;
    private static final long STOP_SECONDS = 20;

    private final AuditedActs acts;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService threads = DaemonThread.growing("eddy-console-acts");
    /** The latest runs by id, oldest first. */
    private final Map<String, Running> runs = new LinkedHashMap<>();

    ActRuns(AuditedActs acts) {
        this.acts = acts;
    }

    /**
     * How far an act is.
     *
     * @param outcome {@link Outcome#ASKED} while it runs
     * @param step present one; null before the first
     * @param walked buckets of users done; -1 while no users are walked
     * @param of buckets of users in all; -1 if unknown
     * @param detail what came of it; null while it runs
     */
    record Run(
            String id,
            String who,
            long askedAtMillis,
            String act,
            List<String> on,
            Outcome outcome,
            String step,
            int walked,
            int of,
            String detail) {}

    /** Takes notes of a run. */
    private static final class Running implements ActListener {
        private final Act<?> act;
        private Run run;

        Running(Act<?> act, Audit asked) {
            this.act = act;
            this.run = new Run(
                    asked.id(),
                    asked.who(),
                    asked.atMillis(),
                    asked.act(),
                    asked.on(),
                    Outcome.ASKED,
                    null,
                    -1,
                    -1,
                    null);
        }

        synchronized Run run() {
            return run;
        }

        @Override
        public synchronized void step(String name) {
            note(Outcome.ASKED, name, -1, -1, null);
        }

        @Override
        public synchronized void walked(int done, int of) {
            note(Outcome.ASKED, run.step(), done, of, null);
        }

        synchronized void end(Outcome outcome, String detail) {
            note(outcome, run.step(), -1, -1, detail);
        }

        void fail(Throwable failure) {
            end(Outcome.FAILED, failure.getMessage() == null ? failure.toString() : failure.getMessage());
        }

        private void note(Outcome outcome, String step, int walked, int of, String detail) {
            run = new Run(
                    run.id(), run.who(), run.askedAtMillis(), run.act(), run.on(), outcome, step, walked, of, detail);
        }
    }

    /**
     * Begins an act, once it is written down.
     *
     * @throws BadInputException when too many run already
     * @throws IllegalStateException when it can't be written down; then nothing is done
     */
    Run start(String who, Act<?> act) {
        BadInputException.require(
                places.tryAcquire(), MOST_AT_ONCE + " acts are under way: wait until one of them is done");
        try {
            return run(acts.begin(who, act));
        } catch (RuntimeException | Error e) {
            places.release();
            throw e;
        }
    }

    private <R> Run run(AuditedActs.Begun<R> begun) {
        var running = new Running(begun.act(), begun.asked());
        keep(running);
        Runnable whole = () -> {
            try {
                R result = begun.run(running);
                running.end(
                        begun.act().isDone(result) ? Outcome.DONE : Outcome.FAILED,
                        begun.act().summary(result));
            } catch (RuntimeException e) {
                LOG.warn("{} failed", begun.asked().act(), e);
                running.fail(e);
            } catch (Error e) {
                running.fail(e);
                throw e;
            } finally {
                places.release();
            }
        };
        try {
            threads.execute(whole);
        } catch (RuntimeException | Error e) {
            begun.fail(e);
            running.fail(e);
            throw e;
        }
        return running.run();
    }

    private synchronized void keep(Running running) {
        runs.put(running.run().id(), running);
        Iterator<Running> oldest = runs.values().iterator();
        while (runs.size() > KEPT && oldest.hasNext()) {
            if (oldest.next().run().outcome() != Outcome.ASKED) {
                oldest.remove();
            }
        }
    }

    /** A run of this console; empty for one of long ago. */
    synchronized Optional<Run> find(String id) {
        return Optional.ofNullable(runs.get(id)).map(Running::run);
    }

    private static void undo(Running running) {
        try {
            LOG.info("{}: {}", running.run().act(), running.act.undo());
        } catch (RuntimeException e) {
            LOG.error("{} could not be taken back", running.run().act(), e);
        }
    }

    private synchronized List<Running> underWay() {
        return runs.values().stream()
                .filter(running -> running.run().outcome() == Outcome.ASKED)
                .toList();
    }

    /** Stops the acts that still run, and undoes those that can be undone. */
    @Override
    public void close() {
        underWay().forEach(ActRuns::undo);
        threads.shutdownNow();
        try {
            // An act that is stopped still writes that it failed.
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("an act did not stop in {} s", STOP_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

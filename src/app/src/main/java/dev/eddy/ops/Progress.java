package dev.eddy.ops;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows progress on stderr once a task has taken 2 s: a bar on a terminal, otherwise a line every 10 s. */
public final class Progress implements AutoCloseable {
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LINE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private String task;
    private final long max;
    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanoClock;
    private final long startedAt;
    private long done;
    private long lineDueAt;
    private ProgressBar bar;

    /** Starts a task of {@code max} steps; negative if unknown. */
    // From JDK 22 on, System.console() is not null without a terminal either, and a bar is shown there too.
    @SuppressWarnings("SystemConsoleNull")
    public static Progress of(String task, long max) {
        return new Progress(task, max, System.err, System.console() != null, System::nanoTime);
    }

    Progress(String task, long max, PrintStream out, boolean terminal, LongSupplier nanoClock) {
        this.task = task;
        this.max = max;
        this.out = out;
        this.terminal = terminal;
        this.nanoClock = nanoClock;
        this.startedAt = nanoClock.getAsLong();
        this.lineDueAt = startedAt + QUIET_NANOS;
    }

    public void step() {
        to(done + 1);
    }

    public void step(long count) {
        to(done + count);
    }

    /** Names the part of a task that is being done, and sets the number of its steps done. */
    public synchronized void at(String part, long stepsDone) {
        if (!part.equals(task)) {
            close();
            task = part;
        }
        to(stepsDone);
    }

    /** Sets the number of steps done. */
    public synchronized void to(long stepsDone) {
        done = stepsDone;
        if (bar != null) {
            bar.stepTo(done);
            return;
        }
        long now = nanoClock.getAsLong();
        if (now - lineDueAt < 0) {
            return;
        }
        if (terminal) {
            bar = start();
            bar.stepTo(done);
        } else {
            lineDueAt = now + LINE_EVERY_NANOS;
            boolean isUnknown = max < 0 && done == 0;
            out.println(isUnknown ? task + " …" : task + ": " + done + (max < 0 ? "" : " of " + max));
        }
    }

    private ProgressBar start() {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(max)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(out))
                .build();
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}

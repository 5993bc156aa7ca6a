package dev.eddy.lab.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.centre.CentreSet;
import dev.eddy.control.CommandCodec;
import dev.eddy.job.RecallOptions;
import dev.eddy.lab.LocalEddy;
import dev.eddy.lab.Replay;
import dev.eddy.lab.WorldRecord;
import dev.eddy.ops.ControlChannel;
import dev.eddy.ops.retrain.KafkaCentreTopic;
import dev.eddy.serving.ServingOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;

/** Runs the job through weeks of event time in minutes, with items, users and centres that change daily. */
public final class SoakRun {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PARALLELISM = 2;
    private static final int FORGOTTEN_A_DAY = 3;
    // Share of a day in which events are sent; the rest is for catching up, the swap and the measurement.
    private static final double SENDING = .6;

    private final SoakOptions options;
    private final SoakItems items;
    private final SoakEvents events;
    private final BenchLoad load;
    private final long startMillis;

    /** The result; the settings are the options of the job that differ from the defaults, by key. */
    public record Report(SoakOptions options, Map<String, String> settings, List<SoakDay> days, SoakVerdict verdict) {}

    public SoakRun(SoakOptions options) {
        this.options = options;
        var turnover = new SoakTurnover(options.users(), options.items());
        this.load = options.load();
        var random = new SplittableRandom(options.seed());
        this.items = new SoakItems(turnover, load, random.split());
        this.events = new SoakEvents(turnover, items, random.split());
        // No event may be later than its append time.
        this.startMillis = System.currentTimeMillis() - (options.days() + 1) * DAY_MILLIS;
    }

    /** Runs all days, which takes minutes; {@code measured} receives the figures of each day at its end. */
    public Report run(Consumer<SoakDay> measured) throws Exception {
        try (LocalEddy eddy = LocalEddy.start(
                RecallOptions.ofDimension(SoakOptions.DIMENSION),
                PARALLELISM,
                ServingOptions.Channels.MERGED,
                new Configuration(),
                options.jobOptions())) {
            send(eddy, items.first(startMillis).iterator(), 0);
            eddy.startJob();
            eddy.awaitCatalogue();
            List<SoakDay> days = new ArrayList<>();
            try (var control = new ControlChannel(eddy.options().kafka(), PATIENCE);
                    var centreTopic = new KafkaCentreTopic(eddy.options().kafka(), PATIENCE, (walked, all) -> {});
                    var gauge = new SoakGauge(eddy)) {
                for (int day = 1; day <= options.days(); day++) {
                    long beganNanos = System.nanoTime();
                    play(day, eddy, control);
                    swap(day, eddy, centreTopic);
                    waitUntil(beganNanos + TimeUnit.MILLISECONDS.toNanos(options.dayTakesMillis()));
                    eddy.awaitServed();
                    SoakDay found = gauge.read(day, (System.nanoTime() - beganNanos) / 1e9);
                    days.add(found);
                    measured.accept(found);
                    Watch.requireHealthy(eddy.job(), "soak");
                }
            }
            return new Report(options, options.jobOptions(), List.copyOf(days), SoakVerdict.of(days));
        }
    }

    private void play(int day, LocalEddy eddy, ControlChannel control) {
        long dayMillis = startMillis + day * DAY_MILLIS;
        send(eddy, items.changes(day, dayMillis).iterator(), 0);
        eddy.awaitCatalogue();
        command(day, eddy, control);
        double seconds = options.dayTakesMillis() / 1e3 * SENDING;
        send(eddy, events.day(day, dayMillis, options.eventsPerDay()), options.eventsPerDay() / seconds);
        eddy.awaitServed();
    }

    private void command(int day, LocalEddy eddy, ControlChannel control) {
        items.ordersGiven(day).forEach(item -> {
            String id = BenchLoad.itemId(item);
            control.send(CommandCodec.takeDownKey(id), CommandCodec.takeDown(id));
        });
        items.ordersLifted(day).forEach(item -> control.send(CommandCodec.takeDownKey(BenchLoad.itemId(item)), null));
        events.someUsers(day, FORGOTTEN_A_DAY)
                .forEach(user -> control.send(CommandCodec.forgetKey(user), CommandCodec.forget(user)));
        control.send(("forget:bad-" + day).getBytes(UTF_8), "{\"command\":".getBytes(UTF_8));
        control.fence("soak", () -> eddy.job().triggerCheckpoint());
    }

    /** Activates the centres of the day, and removes the set before the previous one. */
    private void swap(int day, LocalEddy eddy, KafkaCentreTopic topic) {
        CentreSet next = load.centres(day);
        topic.publishInactive(next);
        topic.activateAndWait(next.version(), () -> true);
        if (day > 2) {
            topic.remove(load.centres(day - 2));
        }
        eddy.awaitServed();
    }

    private static void send(LocalEddy eddy, Iterator<WorldRecord> records, double perSecond) {
        try (Replay replay = eddy.replay()) {
            replay.runWorld(records, perSecond);
        }
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(100)));
        }
    }
}

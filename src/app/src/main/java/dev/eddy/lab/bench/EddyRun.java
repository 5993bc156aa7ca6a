package dev.eddy.lab.bench;

import dev.eddy.client.CandidateReader;
import dev.eddy.item.VectorSpace;
import dev.eddy.lab.LocalEddy;
import dev.eddy.lab.bench.EddyFigures.Checkpoints;
import dev.eddy.lab.bench.EddyFigures.Fresh;
import dev.eddy.lab.bench.EddyFigures.Restore;
import dev.eddy.lab.bench.EddyFigures.Sizes;
import dev.eddy.ops.CompletedCheckpoint;
import dev.eddy.ops.ItemVectorFile;
import dev.eddy.ops.KafkaSpaceTopic;
import dev.eddy.ops.SpaceRollout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Measures the whole job: the backlog at full speed, then live clicks at half of that speed, then a restore. */
final class EddyRun {
    // Clicks before the measurement: with the first list, Redis learns the job's script.
    private static final long FIRST_CLICKS = 1_000;
    // Share of the backlog after which the speed is stable: a refresh gets slower with longer histories.
    private static final double LATE = .8;
    private static final int REDIS_SAMPLE = 1_000;
    // Size of the backlog of a restored job, in seconds at full speed.
    private static final int RESTORE_SECONDS = 60;
    private static final int AGAIN_SECONDS = 20;
    private static final double AGAIN_WARM_UP = .2;
    private static final double NEARLY_ALL = .99;
    private static final double BACK = .9;
    private static final double STRETCH_SECONDS = 2;

    private static final double AT_FULL_SPEED = 0;
    /** As {@code train towers} has it. */
    private static final int TOWER_CLICKS = 20;

    private final LocalEddy eddy;
    private final BenchOptions options;
    private final Backlog backlog;
    private final Path savepoints;
    private final ServedClicks served;
    private OptionalDouble rate = OptionalDouble.empty();
    private ClickCost cost;

    EddyRun(LocalEddy eddy, BenchOptions options, Backlog backlog, Path savepoints) {
        this.eddy = eddy;
        this.options = options;
        this.backlog = backlog;
        this.savepoints = savepoints;
        this.served = new ServedClicks(eddy.metrics());
    }

    /**
     * Lets the job read catalogue, centres and vectors in other spaces, and serve the first clicks, and returns the savepoint to measure from.
     * From then on no click waits for its item, and the rebuild after the first write to a new Redis is over.
     */
    String prepare(BenchLoad load) {
        eddy.publish(load.catalogue(backlog.startMillis()), Map.of(), load.centres());
        eddy.startJob();
        eddy.awaitCatalogue();
        eddy.options().recall().catalog().vectorSpaces().forEach(space -> publish(load, space));
        backlog.publishFirst(firstClicks());
        eddy.awaitServed();
        eddy.commands().awaitDone();
        return eddy.stopJob(savepoints);
    }

    private void publish(BenchLoad load, VectorSpace space) {
        try (KafkaSpaceTopic topic = eddy.commands().space(space.name(), AT_FULL_SPEED)) {
            byte[] tower = space.hasTower()
                    ? MadeUpTower.ofTwoLayers(space.dimension(), TOWER_CLICKS, 2 * space.dimension(), 1)
                    : null;
            new SpaceRollout(topic, step -> {})
                    .publish(
                            version -> ItemVectorFile.records(space, version, load.vectors(space, version)),
                            tower,
                            true);
        }
    }

    EddyFigures measure(String savepoint) throws Exception {
        long heapBefore = LiveHeap.bytes();
        eddy.resumeJob(savepoint);
        long clicks = options.events() - firstClicks();
        var meter = new CostMeter(eddy.metrics(), clicks);
        boolean isServedAtOnce = options.lists() == BacklogLists.EACH;
        Curve curve = watch("eddy", clicks).untilDone(isServedAtOnce ? served::count : served::folded, meter::observe);
        cost = meter.cost();
        rate = curve.steadyRate();
        Curve answered = isServedAtOnce ? curve : watch("put off", clicks).untilDone(served::count);
        double writesPerClick = served.writes() / (double) Math.max(1, answered.done());
        eddy.job().triggerCheckpoint();
        List<CompletedCheckpoint> checkpoints = eddy.job().checkpoints();
        long stateBytes = checkpoints.get(checkpoints.size() - 1).fullBytes();
        long heap = LiveHeap.bytes();
        Fresh fresh = null;
        Double restS = null;
        if (rate.isPresent() && !options.freshFor().isZero()) {
            double lateRate = curve.rate(LATE, Curve.DRY).orElse(rate.getAsDouble());
            var run = new FreshRun(eddy, options.freshAt() == null ? lateRate / 2 : options.freshAt());
            fresh = run.measure(backlog.live(), options.freshFor());
            long stopped = System.nanoTime();
            backlog.sent(run.sent());
            // A short run may have no checkpoint.
            checkpoints = run.checkpoints().isEmpty() ? checkpoints : run.checkpoints();
            watch("the rest", clicks + run.sent()).untilDone(served::count);
            restS = (System.nanoTime() - stopped) / 1e9;
        }
        var sizes = new Sizes(stateBytes / options.load().users(), redisBytesPerUser(), heap, heap - heapBefore);
        return new EddyFigures(
                clicks - answered.done(),
                writesPerClick,
                sizes,
                Checkpoints.of(checkpoints),
                fresh,
                restS,
                rate.isPresent() && options.restore() ? restore(rate.getAsDouble()) : null);
    }

    /** Clicks per second at full speed, to Redis's acknowledgement; empty before {@link #measure}. */
    OptionalDouble rate() {
        return rate;
    }

    /** What a click costs at full speed; null when it was not measured. */
    ClickCost cost() {
        return cost;
    }

    private long firstClicks() {
        return Math.min(FIRST_CLICKS, options.events() / 10);
    }

    private Watch watch(String name, long events) {
        return new Watch(name, eddy.job(), eddy.metrics(), events);
    }

    private long redisBytesPerUser() {
        int users = options.load().users();
        int sample = Math.min(REDIS_SAMPLE, users);
        try (CandidateReader reader = eddy.reader()) {
            return (long) IntStream.range(0, sample)
                    .mapToLong(i -> reader.bytesOf(LoadOptions.idOf((int) ((long) i * users / sample))))
                    .filter(bytes -> bytes > 0)
                    .average()
                    .orElse(0);
        }
    }

    /** Full speed changes with longer histories, so it is measured again. */
    private double fullSpeedNow(double before) {
        long count = Math.min(options.events(), (long) (AGAIN_SECONDS * before));
        long base = served.count();
        backlog.publishRecent("clicks for full speed once more", count, before);
        Curve curve = watch("full speed once more", count).untilDone(() -> served.count() - base);
        return curve.rate(AGAIN_WARM_UP, Curve.DRY).orElse(before);
    }

    private Restore restore(double before) throws Exception {
        double fullRate = fullSpeedNow(before);
        long members = served.residentMembers();
        String savepoint = eddy.stopJob(savepoints);
        long waiting = Math.min(options.events(), (long) (RESTORE_SECONDS * fullRate));
        backlog.publishRecent("clicks that wait for the restored job", waiting, fullRate);
        long start = System.nanoTime();
        eddy.resumeJob(savepoint);
        var models = new Curve();
        Curve all = watch("restored", waiting)
                .untilDone(
                        () -> {
                            models.add(System.nanoTime(), served.residentMembers());
                            return served.count();
                        },
                        soFar -> {
                            Restore restore = restored(soFar, models, members, fullRate, start);
                            return restore.models() != null && restore.fullRate() != null;
                        });
        return restored(all, models, members, fullRate, start);
    }

    private static Restore restored(Curve clicks, Curve models, long members, double fullRate, long startNanos) {
        return new Restore(
                orNull(clicks.secondsUntil(1, startNanos)),
                orNull(models.secondsUntil(NEARLY_ALL * members, startNanos)),
                orNull(clicks.secondsUntilRate(BACK * fullRate, STRETCH_SECONDS, startNanos)),
                fullRate);
    }

    private static Double orNull(OptionalDouble figure) {
        return figure.isPresent() ? figure.getAsDouble() : null;
    }
}

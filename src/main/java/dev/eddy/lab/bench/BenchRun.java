package dev.eddy.lab.bench;

import dev.eddy.job.KafkaOptions;
import dev.eddy.job.RecallOptions;
import dev.eddy.lab.LocalEddy;
import dev.eddy.ops.FlinkJob;
import dev.eddy.ops.TempFolder;
import dev.eddy.serving.ServingOptions;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Runs the jobs one after the other over one topic, on a broker, a Redis and a Flink of its own. */
public final class BenchRun {
    /** The first half fills the state and warms the JVM up. */
    static final double WARM_UP = .5;
    /** From here on one partition may have run dry before another. */
    static final double DRY = .95;

    private final BenchOptions options;
    private final RecallOptions recall;
    private final BenchLoad load;
    private final Map<BenchJob, Double> rates = new EnumMap<>(BenchJob.class);
    private Double naiveShare;

    /** @param recall what the job is to do */
    public BenchRun(BenchOptions options, RecallOptions recall) {
        this.options = options;
        this.recall = recall;
        this.load = BenchLoad.of(options);
    }

    /** Takes minutes; says on stderr how far it is. */
    public BenchReport run() throws Exception {
        try (TempFolder savepoints = TempFolder.createUntilExit("eddy-bench-");
                LocalEddy eddy =
                        LocalEddy.start(recall, options.parallelism(), ServingOptions.Channels.MERGED, settings())) {
            var backlog = new Backlog(eddy, load, options);
            var chain = new EddyRun(eddy, options, load, backlog, savepoints.path());
            String savepoint = options.measures(BenchJob.EDDY) ? chain.prepare() : null;
            backlog.publishRest();
            measureOthers(eddy);
            EddyFigures figures = savepoint == null ? null : chain.measure(savepoint);
            return BenchReport.of(options, rates, naiveShare, figures);
        }
    }

    private Configuration settings() {
        var settings = new Configuration();
        settings.setString("taskmanager.memory.managed.size", options.managedMemory());
        // Else only the latest ten checkpoints could be looked at afterwards.
        settings.setString("web.checkpoints.history", "1000");
        return settings;
    }

    private void measureOthers(LocalEddy eddy) {
        if (options.measures(BenchJob.DISCARD)) {
            // So short that the compiler would not be done with it before the end: the second time counts.
            measure(eddy, BenchJob.DISCARD, FloorJobs.LAST, FloorJobs::discard, curve -> false);
            measure(eddy, BenchJob.DISCARD, FloorJobs.LAST, FloorJobs::discard, curve -> false);
        }
        if (options.measures(BenchJob.RMW)) {
            measure(
                    eddy,
                    BenchJob.RMW,
                    FloorJobs.LAST,
                    (env, kafka) -> FloorJobs.rewriteUser(env, kafka, options.dimension()),
                    curve -> false);
        }
        if (options.measures(BenchJob.NAIVE)) {
            long limit = System.nanoTime() + options.naiveFor().toNanos();
            Curve curve = measure(
                    eddy,
                    BenchJob.NAIVE,
                    NaiveJob.LAST,
                    (env, kafka) -> NaiveJob.graph(env, kafka, eddy.options().redis(), options.population()),
                    sofar -> System.nanoTime() >= limit);
            naiveShare = curve.done() / (double) options.events();
            // Its sorted sets would take memory from what comes next. An emptied Redis would have Eddy rebuild all
            // lists.
            NaiveJob.clear(eddy.options().redis());
        }
    }

    private Curve measure(
            LocalEddy eddy,
            BenchJob name,
            String lastOperator,
            BiFunction<StreamExecutionEnvironment, KafkaOptions, StreamGraph> graph,
            Predicate<Curve> enough) {
        FlinkJob job = eddy.flink()
                .submit(graph.apply(eddy.flink().environment(), eddy.options().kafka()));
        try {
            Curve curve = new Watch(name.toString(), job, eddy.metrics(), options.events())
                    .untilDone(() -> eddy.metrics().counter(lastOperator, "numRecordsIn"), enough);
            curve.rate(WARM_UP, DRY).ifPresent(rate -> rates.put(name, rate));
            return curve;
        } finally {
            if (!job.hasEnded()) {
                job.cancel();
            }
        }
    }
}

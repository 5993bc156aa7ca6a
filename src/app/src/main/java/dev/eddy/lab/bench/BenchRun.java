package dev.eddy.lab.bench;

import dev.eddy.job.KafkaOptions;
import dev.eddy.job.RecallOptions;
import dev.eddy.lab.LocalEddy;
import dev.eddy.ops.FlinkJob;
import dev.eddy.ops.TempFolder;
import dev.eddy.option.RedisOptions;
import dev.eddy.serving.ServingOptions;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Measures the jobs one after the other on one topic, with its own broker, Redis and Flink. */
public final class BenchRun {
    private final BenchOptions options;
    private final RecallOptions recall;
    private final BenchLoad load;
    private final Map<BenchJob, Double> rates = new EnumMap<>(BenchJob.class);
    private final Map<BenchJob, ClickCost> costs = new EnumMap<>(BenchJob.class);
    private Double naiveShare;

    /** @param recall options of the job */
    public BenchRun(BenchOptions options, RecallOptions recall) {
        this.options = options;
        this.recall = recall;
        this.load = new BenchLoad(options.load());
    }

    /** Takes minutes; prints its progress on stderr. */
    public BenchReport run() throws Exception {
        try (TempFolder savepoints = TempFolder.createUntilExit("eddy-bench-");
                LocalEddy eddy = LocalEddy.start(
                        recall,
                        options.parallelism(),
                        ServingOptions.Channels.MERGED,
                        settings(),
                        options.lists().jobOptions())) {
            var backlog = new Backlog(eddy, load, options);
            var chain = new EddyRun(eddy, options, backlog, savepoints.path());
            String savepoint = options.only().contains(BenchJob.EDDY) ? chain.prepare(load) : null;
            backlog.publishRest();
            measureOthers(eddy);
            EddyFigures figures = null;
            if (savepoint != null) {
                figures = chain.measure(savepoint);
                chain.rate().ifPresent(rate -> rates.put(BenchJob.EDDY, rate));
                putCost(BenchJob.EDDY, chain.cost());
            }
            return BenchReport.of(options, rates, costs, naiveShare, figures);
        }
    }

    private Configuration settings() {
        var settings = new Configuration();
        settings.setString("taskmanager.memory.managed.size", options.managedMemory());
        // Flink's default keeps only the last ten checkpoints.
        settings.setString("web.checkpoints.history", "1000");
        return settings;
    }

    private void measureOthers(LocalEddy eddy) {
        KafkaOptions kafka = eddy.options().kafka();
        if (options.only().contains(BenchJob.DISCARD)) {
            // The first run ends before the JIT compiler is done; the second run counts.
            for (int run = 0; run < 2; run++) {
                StreamGraph graph = FloorJobs.discard(eddy.flink().environment(), kafka);
                measure(eddy, BenchJob.DISCARD, FloorJobs.LAST, graph, curve -> false);
            }
        }
        if (options.only().contains(BenchJob.RMW)) {
            int dimension = options.load().dimension();
            StreamGraph graph = FloorJobs.rewriteUser(eddy.flink().environment(), kafka, dimension);
            measure(eddy, BenchJob.RMW, FloorJobs.LAST, graph, curve -> false);
        }
        if (options.only().contains(BenchJob.NAIVE)) {
            long limit = options.naiveFor().toNanos();
            RedisOptions redis = eddy.options().redis();
            StreamGraph graph = NaiveJob.graph(eddy.flink().environment(), kafka, redis, options.load());
            Curve curve = measure(eddy, BenchJob.NAIVE, NaiveJob.LAST, graph, soFar -> soFar.workedNanos() >= limit);
            naiveShare = curve.done() / (double) options.events();
            // Frees Redis's memory for Eddy. A flush of all keys would make Eddy rebuild all lists.
            NaiveJob.clear(redis);
        }
    }

    private Curve measure(
            LocalEddy eddy, BenchJob name, String lastOperator, StreamGraph graph, Predicate<Curve> enough) {
        FlinkJob job = eddy.flink().submit(graph);
        try {
            var meter = new CostMeter(eddy.metrics(), options.events());
            Curve curve = new Watch(name.toString(), job, eddy.metrics(), options.events())
                    .untilDone(
                            () -> eddy.metrics().counter(lastOperator, "numRecordsIn"),
                            soFar -> meter.observe(soFar) || enough.test(soFar));
            putCost(name, meter.cost());
            curve.steadyRate().ifPresent(rate -> rates.put(name, rate));
            return curve;
        } finally {
            if (!job.hasEnded()) {
                job.cancel();
            }
        }
    }

    private void putCost(BenchJob job, ClickCost cost) {
        if (cost != null) {
            costs.put(job, cost);
        }
    }
}

package dev.eddy.ops;

import static org.apache.flink.runtime.metrics.ReporterSetupBuilder.METRIC_SETUP_BUILDER;

import dev.eddy.job.FlinkSettings;
import dev.eddy.thread.ShutdownHook;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.metrics.MetricRegistryConfiguration;
import org.apache.flink.runtime.metrics.MetricRegistryImpl;
import org.apache.flink.runtime.metrics.ReporterSetup;
import org.apache.flink.runtime.metrics.filter.DefaultReporterFilters;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.LoggerFactory;

/** A Flink cluster in this process, with its web UI on a free loopback port. */
public final class EmbeddedFlink implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final TempFolder folder;
    private final Configuration configuration;
    private final MetricsView metrics = new MetricsView();
    private final MiniCluster cluster;
    private ShutdownHook hook;
    private boolean down;
    private Runnable beforeShutDown = () -> {};

    private EmbeddedFlink(TempFolder folder, int taskManagers, int slots, Configuration given) {
        this.folder = folder;
        this.configuration = configuration(folder, given);
        this.cluster = new ObservedCluster(
                new MiniClusterConfiguration.Builder()
                        .setConfiguration(configuration)
                        .setNumTaskManagers(taskManagers)
                        .setNumSlotsPerTaskManager(slots)
                        .setCommonBindAddress(LOOPBACK)
                        .build(),
                metrics);
    }

    /** A MiniCluster that reports to a {@link MetricsView} in addition to the reporters of its settings. */
    @SuppressWarnings("try") // MiniCluster.close() may throw InterruptedException.
    private static final class ObservedCluster extends MiniCluster {
        private final MetricsView metrics;

        ObservedCluster(MiniClusterConfiguration configuration, MetricsView metrics) {
            super(configuration);
            this.metrics = metrics;
        }

        @Override
        protected MetricRegistryImpl createMetricRegistry(Configuration configuration, long maxMessageBytes) {
            List<ReporterSetup> reporters = new ArrayList<>(METRIC_SETUP_BUILDER.fromConfiguration(
                    configuration, DefaultReporterFilters::metricsFromConfiguration, null));
            reporters.add(METRIC_SETUP_BUILDER.forReporter("view", metrics));
            return new MetricRegistryImpl(
                    MetricRegistryConfiguration.fromConfiguration(configuration, maxMessageBytes), reporters);
        }
    }

    /** Starts a cluster with settings that add to or replace the default ones. */
    public static EmbeddedFlink start(int taskManagers, int slotsPerTaskManager, Configuration given)
            throws IOException {
        EmbeddedFlink flink =
                new EmbeddedFlink(TempFolder.create("eddy-flink-"), taskManagers, slotsPerTaskManager, given);
        flink.hook = ShutdownHook.register("embedded-flink", flink::shutDown);
        try {
            flink.cluster.start();
            return flink;
        } catch (Exception e) {
            flink.close();
            throw new IOException("the embedded Flink cluster did not start: " + e.getMessage(), e);
        }
    }

    private static Configuration configuration(TempFolder folder, Configuration given) {
        Configuration configuration = FlinkSettings.ofTheJob();
        String tmp = folder.path().toString();
        String checkpoints = folder.path().resolve("checkpoints").toUri().toString();
        configuration.addAll(Configuration.fromMap(Map.of(
                "rest.address", LOOPBACK,
                "rest.bind-address", LOOPBACK,
                "rest.bind-port", "0",
                "web.submit.enable", "false",
                "io.tmp.dirs", tmp,
                "web.tmpdir", tmp,
                "blob.storage.directory", tmp,
                "execution.checkpointing.dir", checkpoints)));
        configuration.addAll(given);
        return configuration;
    }

    /** An environment with this cluster's settings: define a job on it, then {@link #submit} its stream graph. */
    public StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.getExecutionEnvironment(new Configuration(configuration));
    }

    /** Starts a job without state. */
    public FlinkJob submit(StreamGraph graph) {
        return submit(graph, null);
    }

    /** Starts a job with the state of a savepoint; the job must have an operator for each state. */
    public FlinkJob submit(StreamGraph graph, String savepointPath) {
        var job = graph.getJobGraph();
        if (savepointPath != null) {
            job.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepointPath, false));
        }
        FlinkJob.get(cluster.submitJob(job), "submit job " + graph.getJobName());
        return new FlinkJob(cluster, job.getJobID(), metrics);
    }

    /** Registers an action that comes before the running jobs are cancelled, also when the JVM is terminated. */
    public synchronized void beforeShutDown(Runnable action) {
        beforeShutDown = action;
    }

    public URI webUi() {
        return FlinkJob.get(cluster.getRestAddress(), "find the web UI");
    }

    public MetricsView metrics() {
        return metrics;
    }

    @Override
    public void close() {
        shutDown();
        hook.cancel();
    }

    /** Cancels the jobs first, because a task that loses its cluster logs a long failure. */
    private void cancelRunningJobs() throws Exception {
        if (!cluster.isRunning()) {
            return;
        }
        for (JobStatusMessage job : cluster.listJobs().get(10, TimeUnit.SECONDS)) {
            if (!job.getJobState().isGloballyTerminalState()) {
                new FlinkJob(cluster, job.getJobId(), metrics).cancel();
            }
        }
    }

    private synchronized void shutDown() {
        if (down) {
            return;
        }
        down = true;
        try (folder) {
            try {
                beforeShutDown.run();
                cancelRunningJobs();
            } finally {
                cluster.closeAsync().get(30, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LoggerFactory.getLogger(EmbeddedFlink.class).warn("the embedded Flink cluster did not stop cleanly", e);
        }
    }
}

package dev.eddy.workbench;

import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.metrics.MetricRegistryConfiguration;
import org.apache.flink.runtime.metrics.MetricRegistryImpl;
import org.apache.flink.runtime.metrics.ReporterSetupBuilder;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/** A MiniCluster that reports to a given {@link MetricsView}: an object of ours, where Flink would make its own. */
// Closing a MiniCluster waits, so it may be interrupted; that is Flink's choice.
@SuppressWarnings("try")
final class ObservedMiniCluster extends MiniCluster {
    private final MetricsView metrics;

    ObservedMiniCluster(MiniClusterConfiguration configuration, MetricsView metrics) {
        super(configuration);
        this.metrics = metrics;
    }

    @Override
    protected MetricRegistryImpl createMetricRegistry(Configuration configuration, long maxMessageBytes) {
        return new MetricRegistryImpl(
                MetricRegistryConfiguration.fromConfiguration(configuration, maxMessageBytes),
                List.of(ReporterSetupBuilder.METRIC_SETUP_BUILDER.forReporter("view", metrics)));
    }
}

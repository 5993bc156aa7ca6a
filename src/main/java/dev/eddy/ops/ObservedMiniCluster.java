package dev.eddy.ops;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.metrics.MetricRegistryConfiguration;
import org.apache.flink.runtime.metrics.MetricRegistryImpl;
import org.apache.flink.runtime.metrics.ReporterSetup;
import org.apache.flink.runtime.metrics.ReporterSetupBuilder;
import org.apache.flink.runtime.metrics.filter.DefaultReporterFilters;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/** A MiniCluster that reports to a given {@link MetricsView} in addition to the reporters of its settings. */
// MiniCluster.close() may throw InterruptedException.
@SuppressWarnings("try")
final class ObservedMiniCluster extends MiniCluster {
    private final MetricsView metrics;

    ObservedMiniCluster(MiniClusterConfiguration configuration, MetricsView metrics) {
        super(configuration);
        this.metrics = metrics;
    }

    @Override
    protected MetricRegistryImpl createMetricRegistry(Configuration configuration, long maxMessageBytes) {
        List<ReporterSetup> reporters = new ArrayList<>(ReporterSetupBuilder.METRIC_SETUP_BUILDER.fromConfiguration(
                configuration, DefaultReporterFilters::metricsFromConfiguration, null));
        reporters.add(ReporterSetupBuilder.METRIC_SETUP_BUILDER.forReporter("view", metrics));
        return new MetricRegistryImpl(
                MetricRegistryConfiguration.fromConfiguration(configuration, maxMessageBytes), reporters);
    }
}

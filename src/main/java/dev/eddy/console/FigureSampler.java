package dev.eddy.console;

import dev.eddy.client.DaemonThread;
import dev.eddy.console.Figure.Metric;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Samples Flink's metrics at a fixed rate, even without viewers, so that the plots show the past. */
final class FigureSampler implements AutoCloseable {
    /** A request makes Flink fetch new values if its own are old; this is the time to wait for them. */
    private static final long FETCH_MILLIS = 400;

    private static final Logger LOG = LoggerFactory.getLogger(FigureSampler.class);

    private final FlinkRest flink;
    private final FigureSeries series;
    private final List<Metric> metrics = new ArrayList<>();
    private final ScheduledExecutorService sampling =
            Executors.newSingleThreadScheduledExecutor(DaemonThread.named("eddy-console-figures"));

    FigureSampler(FlinkRest flink, FigureSeries series, Duration every) {
        this.flink = flink;
        this.series = series;
        Stream.of(Figure.values()).map(Figure::metric).forEach(metrics::add);
        metrics.addAll(HitMetrics.all());
        sampling.scheduleAtFixedRate(() -> asking(this::prepare), 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void prepare() {
        flink.prepareSample();
        sampling.schedule(
                () -> asking(() -> flink.sample(metrics).ifPresent(series::add)), FETCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void asking(Runnable question) {
        try {
            question.run();
        } catch (RejectedExecutionException e) {
            LOG.debug("the console has been closed", e);
        } catch (UncheckedIOException e) {
            // The overview page shows that Flink is away.
            LOG.debug("no figures", e);
        } catch (RuntimeException e) {
            LOG.warn("no figures", e);
        }
    }

    @Override
    public void close() {
        sampling.shutdownNow();
    }
}

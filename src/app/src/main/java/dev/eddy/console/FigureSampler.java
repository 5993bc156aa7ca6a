package dev.eddy.console;

import dev.eddy.console.Figure.Metric;
import dev.eddy.console.FlinkRest.Sample;
import dev.eddy.thread.Rounds;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Samples Flink's metrics at a fixed rate, even without viewers, so that the plots show the past. */
final class FigureSampler implements AutoCloseable {
    /** A request makes Flink fetch new values if its own are old; this is the time to wait for them. */
    private static final Duration FETCH = Duration.ofMillis(400);

    private static final List<Metric> METRICS = Stream.concat(
                    Stream.of(Figure.values()).map(Figure::metric), HitMetrics.all().stream())
            .toList();

    private static final Logger LOG = LoggerFactory.getLogger(FigureSampler.class);

    private final Runnable preparation;
    private final Supplier<Optional<Sample>> question;
    private final FigureSeries series;
    private final Duration fetch;
    private final Rounds sampling;

    FigureSampler(FlinkRest flink, FigureSeries series, Duration every) {
        this(flink::prepareSample, () -> flink.sample(METRICS), series, every, FETCH);
    }

    /**
     * @param preparation makes Flink fetch new values
     * @param fetch the time to wait for them
     */
    FigureSampler(
            Runnable preparation,
            Supplier<Optional<Sample>> question,
            FigureSeries series,
            Duration every,
            Duration fetch) {
        this.preparation = preparation;
        this.question = question;
        this.series = series;
        this.fetch = fetch;
        Duration rest = every.compareTo(fetch) > 0 ? every.minus(fetch) : every;
        this.sampling = new Rounds(
                "eddy-console-figures", new Rounds.Pace(Duration.ZERO, rest, every), this::sample, System::nanoTime);
        sampling.start();
    }

    private boolean sample() {
        try {
            preparation.run();
            sampling.pause(fetch);
            question.get().ifPresent(series::add);
            return true;
        } catch (UncheckedIOException e) {
            // The overview page shows that Flink is away.
            LOG.debug("no figures", e);
            return false;
        }
    }

    @Override
    public void close() {
        sampling.close();
    }
}

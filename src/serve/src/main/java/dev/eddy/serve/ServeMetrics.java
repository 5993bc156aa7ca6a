package dev.eddy.serve;

import dev.eddy.client.CandidatePage;
import dev.eddy.thread.DaemonThread;
import dev.eddy.web.Answer;
import dev.eddy.web.Route;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** The metrics of the server. Labels have few values: paths of routes with names in braces, never those of a request. */
final class ServeMetrics {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String NO_ROUTE = "none";

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

    private final Counter requests = Counter.builder()
            .name("eddy_serve_requests_total")
            .help("Requests by route and status of the answer.")
            .labelNames("route", "status")
            .register(registry);
    private final Histogram seconds = Histogram.builder()
            .name("eddy_serve_request_seconds")
            .help("Time from the head of a request to the end of its answer, by route.")
            .labelNames("route")
            .classicOnly()
            .classicUpperBounds(.0005, .001, .002, .003, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5)
            .register(registry);
    private final Histogram left = Histogram.builder()
            .name("eddy_serve_candidates_left")
            .help("Candidates of a list that the filter and the earlier pages leave.")
            .classicOnly()
            .classicUpperBounds(0, 5, 10, 20, 50, 100, 200, 500)
            .register(registry);
    private final Counter lists = Counter.builder()
            .name("eddy_serve_lists_total")
            .help("Answered lists by origin.")
            .labelNames("origin")
            .register(registry);
    private final Counter events = Counter.builder()
            .name("eddy_serve_events_total")
            .help("Posted events by outcome: taken into Kafka, refused by the rules of the job, or failed.")
            .labelNames("outcome")
            .register(registry);

    ServeMetrics(ItemTopic items) {
        GaugeWithCallback.builder()
                .name("eddy_serve_items")
                .help("Items of the catalogue.")
                .callback(callback -> callback.call(items.size()))
                .register(registry);
        CounterWithCallback.builder()
                .name("eddy_serve_items_refused_total")
                .help("Malformed records of items, which change nothing.")
                .callback(callback -> callback.call((double) items.refused()))
                .register(registry);
        CounterWithCallback.builder()
                .name("eddy_serve_thread_failures_total")
                .help("Errors on threads in the background, which the log has.")
                .callback(callback -> callback.call((double) DaemonThread.failures()))
                .register(registry);
    }

    /** @param route null for a path or method that there is not */
    void answered(Route route, int status, long nanos) {
        String name = route == null ? NO_ROUTE : route.path();
        requests.labelValues(name, Integer.toString(status)).inc();
        seconds.labelValues(name).observe(nanos / NANOS_PER_SECOND);
    }

    void listed(CandidatePage page) {
        left.observe(page.left());
        lists.labelValues(page.origin().name().toLowerCase(Locale.ROOT)).inc();
    }

    void posted(int taken, int refused, int failed) {
        events.labelValues("taken").inc(taken);
        events.labelValues("refused").inc(refused);
        events.labelValues("failed").inc(failed);
    }

    /** All of them in the text format of Prometheus. */
    Answer answer() {
        var out = new ByteArrayOutputStream();
        try {
            writer.write(out, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer(Answer.OK, writer.getContentType(), out.toByteArray());
    }
}

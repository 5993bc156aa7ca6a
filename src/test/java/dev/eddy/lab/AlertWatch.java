package dev.eddy.lab;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that alerts fire by the faults that they are for, and end with them. */
final class AlertWatch {
    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final PrometheusServer prometheus;
    private final Set<String> fired = new TreeSet<>();

    /** What may go wrong in making a fault is nobody's to handle. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    AlertWatch(PrometheusServer prometheus) {
        this.prometheus = prometheus;
    }

    /** Makes a fault, and waits until each of the alerts, which were quiet before, has fired. */
    void fires(String fault, Action making, String... alerts) throws Exception {
        ends(alerts);
        long start = System.nanoTime();
        making.run();
        Set<String> missing = new HashSet<>(Set.of(alerts));
        Waiting.until(
                String.join(", ", alerts) + " to fire",
                PATIENCE,
                () -> {
                    for (String alert : prometheus.firing().keySet()) {
                        if (missing.remove(alert)) {
                            LOG.info("{}: {} fired after {} s", fault, alert, secondsSince(start));
                        }
                    }
                    return missing.isEmpty();
                },
                () -> missing + " did not");
        fired.addAll(Set.of(alerts));
    }

    /** Waits until none of the alerts is firing, nor about to. */
    void ends(String... alerts) {
        for (String alert : alerts) {
            Waiting.until(
                    alert + " to end", PATIENCE, () -> !prometheus.active().contains(alert));
        }
    }

    /** Waits until nothing is firing. */
    void endsAll() {
        long start = System.nanoTime();
        Waiting.until(
                "all alerts to end",
                PATIENCE,
                () -> prometheus.firing().isEmpty(),
                () -> prometheus.firing().toString());
        LOG.info("all alerts have ended {} s later", secondsSince(start));
    }

    /** Those that have fired by their faults. */
    Set<String> fired() {
        return fired;
    }

    private static long secondsSince(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - nanos);
    }
}

package dev.eddy.lab.bench;

import dev.eddy.ops.MetricsView;

/** Measures what a click costs while a job is warm and no partition is empty, see {@link Curve#steadyRate}. */
final class CostMeter {
    private final MetricsView metrics;
    private final long events;
    private ClickCost.Reading first;
    private ClickCost.Reading last;

    /** @param events clicks that the job will read */
    CostMeter(MetricsView metrics, long events) {
        this.metrics = metrics;
        this.events = events;
    }

    /** Reads the counters if the job is warm; always false, since a job is not done because of it. */
    boolean observe(Curve curve) {
        long done = curve.done();
        if (done >= Curve.WARM_UP * events && done <= Curve.DRY * events) {
            read(done);
        }
        return false;
    }

    private void read(long done) {
        if (first == null) {
            first = ClickCost.Reading.of(done, metrics);
        } else {
            last = ClickCost.Reading.of(done, metrics);
        }
    }

    /** Null when the job was warm for less than two seconds. */
    ClickCost cost() {
        return last == null || last.clicks() == first.clicks() ? null : ClickCost.between(first, last);
    }
}

package dev.eddy.lab.bench;

import dev.eddy.ops.MetricsView;
import java.util.function.LongFunction;

/** Measures what a click costs while a job is warm and no partition is empty, see {@link Curve#steadyRate}. */
final class CostMeter {
    private final LongFunction<ClickCost.Reading> counters;
    private final long events;
    private ClickCost.Reading first;
    private ClickCost.Reading last;

    /** @param events clicks that the job will read */
    CostMeter(MetricsView metrics, long events) {
        this(done -> ClickCost.Reading.of(done, metrics), events);
    }

    /** @param counters reads the counters, given the clicks that are done */
    CostMeter(LongFunction<ClickCost.Reading> counters, long events) {
        this.counters = counters;
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
            first = counters.apply(done);
        } else {
            last = counters.apply(done);
        }
    }

    /** Null when the job was warm for less than two seconds. */
    ClickCost cost() {
        return last == null || last.clicks() == first.clicks() ? null : ClickCost.between(first, last);
    }
}

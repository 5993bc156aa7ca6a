package dev.eddy.lab.bench;

import java.util.Arrays;
import java.util.Iterator;
import java.util.function.LongUnaryOperator;

/** The clicks of a load one after the other, and when each was, so that the oracle can be told of those that were sent. */
final class RecordedClicks {
    private final BenchLoad load;
    private long[] times = new long[1 << 16];

    RecordedClicks(BenchLoad load) {
        this.load = load;
    }

    /** The first clicks, of some time before now. */
    Iterator<byte[]> past(long count, long startMillis) {
        return from(0, count, number -> startMillis + number);
    }

    /** Those from a number on, without end, each of the moment it is asked for. */
    Iterator<byte[]> live(long first) {
        return from(first, Long.MAX_VALUE - first, number -> System.currentTimeMillis());
    }

    private Iterator<byte[]> from(long first, long count, LongUnaryOperator timeOf) {
        return load.clicks(first, count, number -> {
            if (number >= times.length) {
                times = Arrays.copyOf(times, 2 * times.length);
            }
            times[(int) number] = timeOf.applyAsLong(number);
            return times[(int) number];
        });
    }

    /** A click once more, as it was. */
    byte[] get(long number) {
        return load.click(number, times[(int) number]);
    }
}

package dev.eddy;

import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Seeds of the random lives over which a property is tested: a few in the test command, more by {@code -Deddy.lives} (how many times as
 * many) or {@code -Deddy.minutes} (for so long), which prints how many that were. {@code -Deddy.seed} begins with that one.
 */
public final class Lives {
    private static final int FIRST = Integer.getInteger("eddy.seed", 0);
    private static final int TIMES = Integer.getInteger("eddy.lives", 1);
    private static final Integer MINUTES = Integer.getInteger("eddy.minutes");

    private Lives() {}

    /**
     * Seeds one after the other.
     *
     * @param property what is printed with their number
     */
    public static Iterable<Integer> of(String property, int usual) {
        return () -> seeds(property, usual);
    }

    private static Iterator<Integer> seeds(String property, int usual) {
        if (MINUTES == null) {
            return IntStream.range(FIRST, FIRST + usual * TIMES).iterator();
        }
        long end = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
        var lives = new AtomicInteger();
        return IntStream.iterate(FIRST, seed -> isTime(property, end, lives), seed -> seed + 1)
                .iterator();
    }

    private static boolean isTime(String property, long end, AtomicInteger lives) {
        if (System.nanoTime() < end) {
            lives.incrementAndGet();
            return true;
        }
        System.out.println(property + ": " + lives + " lives");
        return false;
    }
}

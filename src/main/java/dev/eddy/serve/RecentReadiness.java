package dev.eddy.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Asks Redis and the catalogue at most once a second, since anybody may ask whether the server is ready. */
final class RecentReadiness implements Readiness {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Runnable redisQuestion;
    private final BooleanSupplier isCatalogueRead;
    private final LongSupplier nanoClock;
    private List<String> reasons;
    private long askedAtNanos;

    /**
     * @param redisQuestion throws when Redis does not answer
     * @param isCatalogueRead whether filters see all items
     */
    RecentReadiness(Runnable redisQuestion, BooleanSupplier isCatalogueRead, LongSupplier nanoClock) {
        this.redisQuestion = redisQuestion;
        this.isCatalogueRead = isCatalogueRead;
        this.nanoClock = nanoClock;
    }

    @Override
    public synchronized List<String> reasons() {
        if (reasons == null || nanoClock.getAsLong() - askedAtNanos >= FRESH_NANOS) {
            reasons = ask();
            askedAtNanos = nanoClock.getAsLong();
        }
        return reasons;
    }

    private List<String> ask() {
        List<String> found = new ArrayList<>();
        try {
            redisQuestion.run();
        } catch (RuntimeException e) {
            // The message names addresses, which not everybody should know.
            found.add("Redis does not answer");
        }
        if (!isCatalogueRead.getAsBoolean()) {
            found.add("the catalogue is still being read");
        }
        return List.copyOf(found);
    }
}

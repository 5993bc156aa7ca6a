package dev.eddy.recall.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * The limits between {@link Segment}s: exact quantiles over the users of a cluster that are not new, or over a sample of them.
 *
 * @param late pause in milliseconds of four of five users at most
 * @param often frequency of half of the users at least
 * @param veryOften frequency of a fifth of the users at least
 * @param much value of a tenth of the users at least
 * @param aClick mean value of a click
 */
public record SegmentCuts(double late, double often, double veryOften, double much, double aClick) {
    /** While a cluster has few users. */
    public static final SegmentCuts OF_FEW =
            new SegmentCuts(TimeUnit.DAYS.toMillis(14), 5, 20, Double.POSITIVE_INFINITY, 1);
    /** Users below which quantiles say little. */
    private static final int FEW = 20;

    private static final int CLICKS_OF_NEW = 3;
    /** Value of a spender's click, as a multiple of the mean. */
    private static final double SPENDING = 1.5;
    /** Relative change below which cuts stay, so that users near them keep their segment. */
    private static final double STIR = .1;

    /** @param before the cuts until now */
    static SegmentCuts of(List<Rfm> all, SegmentCuts before) {
        List<Rfm> users = all.stream().filter(user -> !isNew(user)).toList();
        if (users.size() < FEW) {
            return OF_FEW;
        }
        double clicks = users.stream().mapToDouble(Rfm::frequency).sum();
        double value = users.stream().mapToDouble(Rfm::value).sum();
        double[] frequencies = sorted(users, Rfm::frequency);
        return new SegmentCuts(
                kept(before.late, quantile(sorted(users, Rfm::pauseMillis), .8)),
                kept(before.often, quantile(frequencies, .5)),
                kept(before.veryOften, quantile(frequencies, .8)),
                kept(before.much, quantile(sorted(users, Rfm::value), .9)),
                clicks == 0 ? before.aClick : kept(before.aClick, value / clicks));
    }

    Segment segment(Rfm user) {
        if (isNew(user)) {
            return Segment.NEW;
        }
        if (user.pauseMillis() > late) {
            return user.frequency() >= often ? Segment.AT_RISK : Segment.DORMANT;
        }
        if (user.value() >= much && user.value() >= SPENDING * aClick * user.frequency()) {
            return Segment.SPENDER;
        }
        if (user.frequency() >= veryOften) {
            return Segment.LOYAL;
        }
        return user.frequency() >= often ? Segment.ACTIVE : Segment.CASUAL;
    }

    private static boolean isNew(Rfm user) {
        return user.clicks() <= CLICKS_OF_NEW;
    }

    private static double[] sorted(List<Rfm> users, ToDoubleFunction<Rfm> of) {
        double[] values = users.stream().mapToDouble(of).toArray();
        Arrays.sort(values);
        return values;
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) (share * sorted.length)];
    }

    private static double kept(double before, double now) {
        return Math.abs(now - before) < STIR * before ? before : now;
    }
}

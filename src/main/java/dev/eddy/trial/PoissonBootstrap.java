package dev.eddy.trial;

import dev.eddy.trial.TrialReport.Estimate;
import dev.eddy.vector.SplitMix64;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * Confidence intervals of means over the scored clicks: percentiles of a Poisson bootstrap over users, since the clicks of one user
 * are dependent (Chamandy, Muralidharan, Najmi and Naidu, "Estimating uncertainty for massive data streams", Google 2012; Oza and
 * Russell, "Online bagging and boosting", 2001). In each replicate a user counts a Poisson(1) number of times, a hash of the
 * user's id and the replicate, so that equal users give equal intervals.
 */
final class PoissonBootstrap {
    static final int REPLICATES = 200;
    private static final double TAIL = .025;
    private static final double NO_VISIT = Math.exp(-1);

    // Index of each click's user.
    private final int[] users;
    private final int userCount;
    // Count of each user by replicate; all means and ratios share the replicates.
    private final byte[][] times = new byte[REPLICATES][];
    private final double[] scored;

    PoissonBootstrap(List<ScoredClick> clicks) {
        Map<String, Integer> indices = new HashMap<>();
        users = clicks.stream()
                .mapToInt(click -> indices.computeIfAbsent(click.userId(), id -> indices.size()))
                .toArray();
        userCount = indices.size();
        long[] hashes = new long[userCount];
        indices.forEach((userId, index) -> hashes[index] = hash(userId));
        Arrays.setAll(times, replicate -> times(hashes, replicate));
        scored = sums(click -> 1);
    }

    private static byte[] times(long[] hashes, int replicate) {
        byte[] times = new byte[hashes.length];
        for (int user = 0; user < hashes.length; user++) {
            times[user] = (byte) poisson(hashes[user], replicate);
        }
        return times;
    }

    /** Mean of a value over the clicks; null without clicks. */
    Estimate mean(IntToDoubleFunction valueOfClick) {
        return quotient(sums(valueOfClick), scored);
    }

    /** Sum of one value over the sum of another; null when the other is 0. */
    Estimate ratio(IntToDoubleFunction valueOfClick, IntToDoubleFunction otherValueOfClick) {
        return quotient(sums(valueOfClick), sums(otherValueOfClick));
    }

    private double[] sums(IntToDoubleFunction valueOfClick) {
        double[] sums = new double[userCount];
        for (int click = 0; click < users.length; click++) {
            sums[users[click]] += valueOfClick.applyAsDouble(click);
        }
        return sums;
    }

    private Estimate quotient(double[] above, double[] below) {
        double value = Arrays.stream(above).sum() / Arrays.stream(below).sum();
        if (!Double.isFinite(value)) {
            return null;
        }
        // With few users, a replicate may count none of them; it is left out.
        double[] sorted = Arrays.stream(times)
                .mapToDouble(counts -> replicate(counts, above, below))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return sorted.length == 0
                ? new Estimate(value, value, value)
                : new Estimate(value, quantile(sorted, TAIL), quantile(sorted, 1 - TAIL));
    }

    private static double replicate(byte[] counts, double[] above, double[] below) {
        double sumAbove = 0;
        double sumBelow = 0;
        for (int user = 0; user < counts.length; user++) {
            sumAbove += counts[user] * above[user];
            sumBelow += counts[user] * below[user];
        }
        return sumAbove / sumBelow;
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int next = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[next] - sorted[below]);
    }

    /** Count of a user in a replicate: the inverse distribution function at a hash. */
    static int poisson(long userHash, int replicate) {
        double place = (mixed(userHash + mixed(replicate + 1L)) >>> 11) * 0x1.0p-53;
        int times = 0;
        double probability = NO_VISIT;
        double reached = probability;
        while (place >= reached && probability > 0) {
            times++;
            probability /= times;
            reached += probability;
        }
        return times;
    }

    static long hash(String userId) {
        long hash = userId.length();
        for (int i = 0; i < userId.length(); i++) {
            hash = mixed(hash + userId.charAt(i));
        }
        return hash;
    }

    private static long mixed(long value) {
        return new SplitMix64(value).nextLong();
    }
}

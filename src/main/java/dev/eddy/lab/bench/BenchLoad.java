package dev.eddy.lab.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.vector.SplitMix64;
import dev.eddy.vector.Vectors;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A load that costs little to make: clicks of users who mostly keep to their cluster's items, of which few are popular.
 * Every user clicks once before anybody clicks again. Pure: the same options give the same click under the same number.
 */
final class BenchLoad {
    /** Share of the clicks on items of the user's own cluster. */
    private static final double OWN_TASTE = .8;

    /** How far an item is from its cluster's centre, as a share of the way to the centre. */
    private static final double SPREAD = .5;

    private static final double GOLDEN = .6180339887;

    private final BenchUsers population;
    private final int items;
    private final int dimension;
    private final Skew skew;
    private final long seed;
    private final long stride;
    private final CentreSet centres;

    private BenchLoad(BenchOptions options) {
        this.population = options.population();
        this.items = options.items();
        this.dimension = options.dimension();
        this.skew = options.skew();
        this.seed = options.seed();
        this.stride = stride(options.users());
        CentreSet directions = CentreSet.random(seed, options.clusters(), dimension);
        // Not version 0, which is that of centres nobody published.
        this.centres = CentreSet.of(
                CentreSet.TAG_SPACE,
                1,
                dimension,
                directions.ids(),
                directions.centres(),
                new Provenance(0, Provenance.NO_PARENT));
    }

    static BenchLoad of(BenchOptions options) {
        return new BenchLoad(options);
    }

    /** A step that comes by all users before it comes by one again, in no order that helps a cache. */
    private static long stride(int users) {
        long step = Math.max(1, Math.round(users * GOLDEN));
        while (!BigInteger.valueOf(step).gcd(BigInteger.valueOf(users)).equals(BigInteger.ONE)) {
            step++;
        }
        return step;
    }

    /** One centre per cluster. */
    CentreSet centres() {
        return centres;
    }

    /** Item records, each with its vector, near its cluster's centre. */
    Iterator<byte[]> catalogue(long publishedAtMillis) {
        return IntStream.range(0, items)
                .mapToObj(item -> itemRecord(item, publishedAtMillis))
                .iterator();
    }

    /**
     * The clicks numbered from {@code first} on.
     *
     * @param timeOf the time of a click by its number
     */
    Iterator<byte[]> clicks(long first, long count, LongUnaryOperator timeOf) {
        return LongStream.range(first, first + count)
                .mapToObj(number -> click(number, timeOf.applyAsLong(number)))
                .iterator();
    }

    /** One click as a producer would send it. */
    byte[] click(long number, long atMillis) {
        SplitMix64 draws = new SplitMix64(SplitMix64.mix(seed + number));
        int user = user(number, draws);
        int item = item(population.clusterOf(user), draws);
        long dwellMillis = 1_000 + (long) (draws.nextDouble() * 60_000);
        String json = "{\"event_id\":\"e" + number + "\",\"user_id\":\"" + BenchUsers.idOf(user) + "\",\"item_id\":\""
                + itemId(item) + "\",\"type\":\"click\",\"ts\":" + atMillis + ",\"dwell_ms\":" + dwellMillis + "}";
        return json.getBytes(ISO_8859_1);
    }

    private int user(long number, SplitMix64 draws) {
        if (skew == Skew.USER && draws.nextDouble() <= Skew.SHARE) {
            return 0;
        }
        return (int) (number % population.users() * stride % population.users());
    }

    private int item(int cluster, SplitMix64 draws) {
        if (skew == Skew.ITEM && draws.nextDouble() <= Skew.SHARE) {
            return 0;
        }
        int taste = draws.nextDouble() <= OWN_TASTE ? cluster : below(population.clusters(), draws);
        int ofTaste = (items - taste + population.clusters() - 1) / population.clusters();
        // About one over its rank.
        int rank = (int) Math.pow(ofTaste, 1 - draws.nextDouble());
        return (rank - 1) * population.clusters() + taste;
    }

    private static int below(int bound, SplitMix64 draws) {
        return (int) ((1 - draws.nextDouble()) * bound);
    }

    private int tasteOf(int item) {
        return item % population.clusters();
    }

    static String itemId(int item) {
        return "i" + item;
    }

    /** The record of one item; any number of items may be asked for. */
    byte[] itemRecord(int item, long publishedAtMillis) {
        SplitMix64 draws = new SplitMix64(SplitMix64.mix(~seed + item));
        int taste = tasteOf(item);
        StringBuilder json = new StringBuilder(16 * dimension)
                .append("{\"item_id\":\"")
                .append(itemId(item))
                .append("\",\"title\":\"Item ")
                .append(item)
                .append("\",\"tags\":[\"taste-")
                .append(taste)
                .append("\",\"kind-")
                .append(below(50, draws))
                .append("\"],\"category\":\"c")
                .append(taste)
                .append("\",\"quality\":")
                .append(below(101, draws) / 100.0)
                .append(",\"published_at\":")
                .append(publishedAtMillis)
                .append(",\"vector\":[");
        float[] vector = vector(taste, draws);
        for (int i = 0; i < dimension; i++) {
            json.append(i == 0 ? "" : ",").append(String.format(Locale.ROOT, "%.4f", vector[i]));
        }
        return json.append("]}").toString().getBytes(ISO_8859_1);
    }

    private float[] vector(int taste, SplitMix64 draws) {
        double[] noise = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            noise[i] = draws.nextGaussian();
        }
        double[] near = new double[dimension];
        Vectors.addScaled(near, 1, centres.centre(taste));
        Vectors.addScaled(near, SPREAD, Vectors.unit(noise));
        return Vectors.unit(near);
    }
}

package dev.eddy.lab.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.vector.SplitMix64;
import dev.eddy.vector.Vectors;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A cheap synthetic load: 80 % of a user's clicks are on items of the user's cluster, chosen by Zipf's law. Every user clicks
 * once before any user clicks again. Pure: equal options and numbers make equal clicks.
 */
final class BenchLoad {
    private static final double OWN_TASTE = .8;

    /** Length of the noise on an item's vector; its cluster's centre has length 1. */
    private static final double SPREAD = .5;

    private static final double GOLDEN = .6180339887;

    private final LoadOptions options;
    private final int items;
    private final int dimension;
    private final long seed;
    private final long stride;
    private final CentreSet centres;

    BenchLoad(LoadOptions options) {
        this.options = options;
        this.items = options.items();
        this.dimension = options.dimension();
        this.seed = options.seed();
        this.stride = stride(options.users());
        CentreSet directions = CentreSet.random(seed, options.clusters(), dimension);
        // Version 0 means unpublished centres.
        this.centres = CentreSet.of(
                CentreSet.TAG_SPACE,
                1,
                dimension,
                directions.ids(),
                directions.centres(),
                new Provenance(0, Provenance.NO_PARENT));
    }

    /** A step that is coprime to the number of users, so that it visits all of them; neighbours are far apart for a cache. */
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

    /** Item records; each vector is near its cluster's centre. */
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

    /** One click as JSON. */
    byte[] click(long number, long atMillis) {
        SplitMix64 draws = new SplitMix64(SplitMix64.mix(seed + number));
        int user = user(number, draws);
        int item = item(options.clusterOf(user), draws);
        long dwellMillis = 1_000 + (long) (draws.nextDouble() * 60_000);
        String json = "{\"event_id\":\"e" + number + "\",\"user_id\":\"" + LoadOptions.idOf(user) + "\",\"item_id\":\""
                + itemId(item) + "\",\"type\":\"click\",\"ts\":" + atMillis + ",\"dwell_ms\":" + dwellMillis + "}";
        return json.getBytes(ISO_8859_1);
    }

    private int user(long number, SplitMix64 draws) {
        if (options.skew() == Skew.USER && draws.nextDouble() <= Skew.SHARE) {
            return 0;
        }
        return (int) (number % options.users() * stride % options.users());
    }

    private int item(int cluster, SplitMix64 draws) {
        if (options.skew() == Skew.ITEM && draws.nextDouble() <= Skew.SHARE) {
            return 0;
        }
        int clusters = options.clusters();
        int taste = draws.nextDouble() <= OWN_TASTE ? cluster : below(clusters, draws);
        int ofTaste = (items - taste + clusters - 1) / clusters;
        // The chance of an item is about one over its rank.
        int rank = (int) Math.pow(ofTaste, 1 - draws.nextDouble());
        return (rank - 1) * clusters + taste;
    }

    private static int below(int bound, SplitMix64 draws) {
        return (int) ((1 - draws.nextDouble()) * bound);
    }

    static String itemId(int item) {
        return "i" + item;
    }

    /** The record of one item as JSON; the number may exceed the catalogue's. */
    byte[] itemRecord(int item, long publishedAtMillis) {
        SplitMix64 draws = new SplitMix64(SplitMix64.mix(~seed + item));
        int taste = item % options.clusters();
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
        float[] vector = near(centres.centre(taste), SPREAD, draws);
        for (int i = 0; i < dimension; i++) {
            json.append(i == 0 ? "" : ",").append(String.format(Locale.ROOT, "%.4f", vector[i]));
        }
        return json.append("]}").toString().getBytes(ISO_8859_1);
    }

    /** A unit vector near another one: the sum of that one and of random noise of a length, normalised. */
    static float[] near(float[] vector, double spread, SplitMix64 draws) {
        double[] noise = new double[vector.length];
        Arrays.setAll(noise, i -> draws.nextGaussian());
        double[] near = new double[vector.length];
        Vectors.addScaled(near, 1, vector);
        Vectors.addScaled(near, spread, Vectors.unit(noise));
        return Vectors.unit(near);
    }
}

package dev.eddy.lab.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.item.VectorSpace;
import dev.eddy.vector.SplitMix64;
import dev.eddy.vector.Vectors;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
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
    // The same for the turn of a centre in a day.
    private static final double TURN = .1;
    private static final double GOLDEN = .6180339887;

    private final LoadOptions options;
    private final long stride;
    private final CentreSet centres;

    BenchLoad(LoadOptions options) {
        this.options = options;
        this.stride = stride(options.users());
        CentreSet random = CentreSet.random(options.seed(), options.clusters(), options.dimension());
        // Version 0 means unpublished centres.
        this.centres = centreSet(random, 1, random.centres(), Provenance.NO_PARENT);
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

    /** The centres turned a little, each day another way; the version is the day. */
    CentreSet centres(int day) {
        var draws = new SplitMix64(SplitMix64.mix(options.seed() + day));
        int dimension = options.dimension();
        float[] turned = new float[centres.size() * dimension];
        for (int row = 0; row < centres.size(); row++) {
            System.arraycopy(near(centres.centre(row), TURN, draws), 0, turned, row * dimension, dimension);
        }
        return centreSet(centres, day, turned, day - 1L);
    }

    private static CentreSet centreSet(CentreSet like, long version, float[] centres, long parent) {
        return CentreSet.of(
                CentreSet.TAG_SPACE, version, like.dimension(), like.ids(), centres, new Provenance(0, parent));
    }

    /** Item records; each vector is near its cluster's centre. */
    Iterator<byte[]> catalogue(long publishedAtMillis) {
        return IntStream.range(0, options.items())
                .mapToObj(item -> itemRecord(item, publishedAtMillis).getBytes(ISO_8859_1))
                .iterator();
    }

    /** The clicks numbered from {@code first} on; {@code timeOf} gives the time of a click by its number. */
    Iterator<byte[]> clicks(long first, long count, LongUnaryOperator timeOf) {
        return LongStream.range(first, first + count)
                .mapToObj(number -> click(number, timeOf.applyAsLong(number)))
                .iterator();
    }

    /** One click as JSON. */
    byte[] click(long number, long atMillis) {
        SplitMix64 draws = new SplitMix64(SplitMix64.mix(options.seed() + number));
        int user = user(number, draws);
        int item = item(options.clusterOf(user), draws);
        long dwellMillis = 1_000 + (long) (draws.nextDouble() * 60_000);
        String json = "{\"event_id\":\"e" + number + "\",\"user_id\":\"" + LoadOptions.idOf(user) + "\",\"item_id\":\""
                + itemId(item) + "\",\"type\":\"click\",\"ts\":" + atMillis + ",\"dwell_ms\":" + dwellMillis
                + attributes(user) + "}";
        return json.getBytes(ISO_8859_1);
    }

    private String attributes(int user) {
        return options.countries() == 0 ? "" : ",\"attributes\":{\"country\":\"" + user % options.countries() + "\"}";
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
        int ofTaste = (options.items() - taste + clusters - 1) / clusters;
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
    String itemRecord(int item, long publishedAtMillis) {
        SplitMix64 draws = new SplitMix64(SplitMix64.mix(~options.seed() + item));
        int taste = item % options.clusters();
        String json = "{\"item_id\":\"" + itemId(item) + "\",\"title\":\"Item " + item + "\",\"tags\":[\"taste-" + taste
                + "\",\"kind-" + below(50, draws) + "\"],\"category\":\"c" + taste + "\",\"quality\":"
                + below(101, draws) / 100.0 + ",\"published_at\":" + publishedAtMillis + ",\"vector\":[";
        float[] vector = near(centres.centre(taste), SPREAD, draws);
        String components = IntStream.range(0, vector.length)
                .mapToObj(i -> String.format(Locale.ROOT, "%.4f", vector[i]))
                .collect(Collectors.joining(","));
        return json + components + "]}";
    }

    /**
     * Vectors of all items in another space; each is near an axis of the item's cluster. Another version has other axes and
     * other noise.
     */
    Map<String, float[]> vectors(VectorSpace space, long version) {
        var draws = new SplitMix64(SplitMix64.mix(options.seed() - version));
        int turn = Math.floorMod(version, options.dimension());
        Map<String, float[]> vectors = new LinkedHashMap<>();
        for (int item = 0; item < options.items(); item++) {
            float[] centre = centres.centre(item % options.clusters());
            float[] axis = new float[space.dimension()];
            for (int i = 0; i < axis.length; i++) {
                axis[i] = centre[(i + turn) % centre.length];
            }
            vectors.put(itemId(item), near(axis, SPREAD, draws));
        }
        return vectors;
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

package dev.eddy.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.ops.RecordHeader;
import dev.eddy.vector.Vectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What can be published of a world so that an operator of the job has to be told. */
final class BadRecords {
    private static final int UNEVEN_CLUSTERS = 12;

    private final WorldOptions options;
    private final KnownWorld world;

    BadRecords(WorldOptions options, KnownWorld world) {
        this.options = options;
        this.world = world;
    }

    static CentreSet centresOfAnotherDimension() {
        return CentreSet.of(
                CentreSet.TAG_SPACE, 2, 2, new int[] {0, 1}, new float[] {1, 0, 0, 1}, new Provenance(0, 1));
    }

    /** All users are near the first centre, the others are behind their backs. Trained a month before the world began. */
    CentreSet oldUnevenCentres() {
        int dimension = KnownWorld.DIMENSION;
        float[] near = new float[dimension];
        float[] all = world.centres().centres();
        for (int i = 0; i < all.length; i++) {
            near[i % dimension] += all[i];
        }
        float[] centres = new float[UNEVEN_CLUSTERS * dimension];
        for (int row = 0; row < UNEVEN_CLUSTERS; row++) {
            double[] centre = new double[dimension];
            for (int i = 0; i < dimension; i++) {
                centre[i] = row == 0 ? near[i] : (i == row ? -.1 : 0) - near[i];
            }
            System.arraycopy(Vectors.unit(centre), 0, centres, row * dimension, dimension);
        }
        int[] ids = IntStream.range(0, UNEVEN_CLUSTERS).toArray();
        long trainedAt = options.start().minus(Duration.ofDays(30)).toEpochMilli();
        return CentreSet.of(CentreSet.TAG_SPACE, 3, dimension, ids, centres, new Provenance(trainedAt, 1));
    }

    /** By each of some users one, that are nowhere else. */
    static Iterator<byte[]> visits(int users, long atMillis) {
        String visit = "{\"user_id\": \"guest-%d\", \"type\": \"visit\", \"ts\": %d}";
        return eachOf(users, user -> visit.formatted(user, atMillis));
    }

    /** By each of the same users one. */
    Iterator<byte[]> clicksOfVisitors(int users, long atMillis) {
        String itemId = RecordHeader.of(world.items().get(0)).itemId();
        String click = "{\"user_id\": \"guest-%d\", \"item_id\": \"%s\", \"type\": \"click\", \"ts\": %d}";
        return eachOf(users, user -> click.formatted(user, itemId, atMillis));
    }

    private static Iterator<byte[]> eachOf(int users, IntFunction<String> event) {
        return IntStream.range(0, users)
                .mapToObj(user -> event.apply(user).getBytes(UTF_8))
                .iterator();
    }

    /** More events at once than the job is used to, by the same users. */
    Iterator<byte[]> burst(int events) {
        List<byte[]> burst = new ArrayList<>();
        new SyntheticWorld(options.withSeed(options.seed() + 1).withEvents(events)).forEachRemaining(record -> {
            if (record.kind() == WorldRecord.Kind.EVENT) {
                burst.add(record.json().getBytes(UTF_8));
            }
        });
        return burst.iterator();
    }
}

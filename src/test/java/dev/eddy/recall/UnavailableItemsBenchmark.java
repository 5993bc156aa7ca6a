package dev.eddy.recall;

import dev.eddy.TimedBenchmark;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.client.Version;
import dev.eddy.filter.Mute;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemRecord;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.Tag;
import dev.eddy.item.TaskShare;
import dev.eddy.job.RecallOptions;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.search.RetrievalOptions;
import dev.eddy.trial.ClusterMemory;
import dev.eddy.user.Aversion;
import dev.eddy.user.ClickDetails;
import dev.eddy.user.Impressions;
import dev.eddy.user.Interaction;
import dev.eddy.user.MemberUpdate;
import dev.eddy.user.Mutes;
import dev.eddy.user.Placement;
import dev.eddy.user.UserSnapshot;
import dev.eddy.vector.SplitMix64;
import dev.eddy.vector.Vectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * The first click of a user with its lists, among 100,000 clicked items of which nobody, or this user, can have most.
 * {@code mvn -Pjmh -Dbench=UnavailableItems}
 */
public class UnavailableItemsBenchmark extends TimedBenchmark {
    private static final long NOW = 1_790_000_000_000L;
    private static final long YEAR = TimeUnit.DAYS.toMillis(365);
    private static final int ITEMS = 100_000;
    private static final int MEMBERS = 2_000;
    private static final int CLICKS = 50;
    private static final int DIMENSION = 64;

    /** What nine of ten items are; NONE for none of them. */
    public enum Unavailable {
        NONE,
        SOLD_OUT,
        EXPIRED,
        NOT_PUBLISHED,
        MUTED
    }

    @Param
    public Unavailable unavailable;

    /** Age of the click in years. */
    @Param({"0", "1"})
    public int years;

    /** Whether items are found by vectors, too. */
    @Param({"false", "true"})
    public boolean vectors;

    private final ClusterMemory state = new ClusterMemory();
    private final SplitMix64 random = new SplitMix64(1);
    private ClusterStage stage;
    private int users;
    private long lists;

    private final StageOutput out = new StageOutput() {
        @Override
        public void candidates(Candidates made) {
            lists += made.merged().size();
        }

        @Override
        public void shared(SharedUpdate update) {}

        @Override
        public void explanation(Explanation answer) {}

        @Override
        public void segments(ClusterSegments told) {}
    };

    @Setup
    public void setUp() {
        RecallOptions options = RecallOptions.ofDimension(DIMENSION);
        RetrievalOptions retrieval = options.retrieval().searching(Duration.ofMinutes(1));
        options = vectors ? options.with(retrieval) : options;
        var table = new ItemTable(new ItemNumbers(), options.neighbours(), List.of());
        stage = new ClusterStage(options.stage(false), table, new TaskShare(0, 1), Runnable::run, StageMeter.NONE);
        for (int i = 0; i < ITEMS; i++) {
            stage.itemChanged(record(i).plus(clicked(i)), NOW, out);
        }
        for (int i = 0; i < MEMBERS; i++) {
            List<Interaction> history = new ArrayList<>();
            for (int click = 0; click < CLICKS; click++) {
                history.add(new Interaction(anItem(), NOW - click * 60_000L - i, 0, 1));
            }
            stage.update(
                    new MemberUpdate.Join(user("member-" + i, NOW - i, Aversion.NONE), history, false, 0),
                    0,
                    state,
                    NOW,
                    out);
        }
    }

    private ItemUpdate record(int i) {
        boolean isThere = i % 10 == 0;
        long published = isThere
                ? Long.MIN_VALUE
                : switch (unavailable) {
                    case SOLD_OUT -> ItemRecord.NOT_AVAILABLE;
                    case NOT_PUBLISHED -> NOW + YEAR;
                    default -> Long.MIN_VALUE;
                };
        long expires = !isThere && unavailable == Unavailable.EXPIRED ? NOW - YEAR / 2 : Long.MAX_VALUE;
        List<Tag> tags = isThere ? List.of() : List.of(new Tag("common", 1, null));
        return ItemUpdate.of(new ItemFeatures(
                "item-" + i, 1, direction(), tags, Float.NaN, published, expires, false, ItemFeatures.Labels.NONE));
    }

    /** Most items are new, and the hottest ones cannot be had. */
    private static ItemUpdate clicked(int i) {
        return ItemUpdate.of(Behaviours.click("user", "item-" + i, NOW - i * 1_000L), Behaviours.WEIGHTS);
    }

    private float[] direction() {
        double[] vector = new double[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = random.nextGaussian();
        }
        return Vectors.unit(vector);
    }

    private String anItem() {
        double share = random.nextDouble();
        return "item-" + (int) (ITEMS * share * share * share);
    }

    private UserSnapshot user(String userId, long atMillis, Aversion aversion) {
        return new UserSnapshot(
                userId,
                new Placement(1, 1, List.of()),
                direction(),
                true,
                false,
                aversion,
                atMillis,
                new Version(0, 1, 0));
    }

    @Benchmark
    public long click() {
        long at = NOW + users - years * YEAR;
        Aversion aversion = unavailable == Unavailable.MUTED
                ? new Aversion(
                        new Mutes(List.of(new Mutes.Muted(new Mute(Mute.Kind.TAG, "common", Mute.FOREVER), at, 0))),
                        Impressions.NONE)
                : Aversion.NONE;
        String userId = "user-" + users++;
        var click = new Interaction(anItem(), at, 0, 1);
        stage.update(
                new MemberUpdate.Join(user(userId, at, aversion), List.of(click), true, NOW),
                0,
                state,
                NOW + users,
                out);
        stage.update(new MemberUpdate.Leave(userId, 1, at, List.of(), 0, ClickDetails.NONE), 0, state, NOW, out);
        return lists;
    }
}

package dev.eddy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.centre.CentreSet;
import dev.eddy.client.Candidate;
import dev.eddy.client.CandidateCodec;
import dev.eddy.client.StoredList;
import dev.eddy.codec.Codec;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.RecallOptions;
import dev.eddy.option.Options;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.cluster.MemberCodec;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.ranking.CandidateScorer;
import dev.eddy.recall.ranking.FeatureSpace;
import dev.eddy.recall.ranking.LinearRanker;
import dev.eddy.recall.ranking.Recaller;
import dev.eddy.serving.Lists;
import dev.eddy.user.ClusterInputCodec;
import dev.eddy.user.History;
import dev.eddy.user.Interaction;
import dev.eddy.user.InterestOptions;
import dev.eddy.user.ItemInputs;
import dev.eddy.user.MemberUpdate;
import dev.eddy.user.MembershipOptions;
import dev.eddy.user.User;
import dev.eddy.user.UserChange;
import dev.eddy.user.UserCodec;
import dev.eddy.user.UserStage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a click costs, in figures that are the same on every machine; compiled code may take less heap. A change that costs
 * more has to say so in the table, one that saves lowers it.
 */
class CostOfAClickTest {
    /** The mean of {@link #CLICKS} clicks by users with {@link BenchmarkCluster#RECENTS} clicks in a cluster of {@link #MEMBERS}. */
    private enum Cost {
        HEAP_BYTES_OF_A_FOLD(4_776),
        HEAP_BYTES_OF_A_CHANGED_MEMBER(2_300),
        HEAP_BYTES_OF_A_LIST(46_892),
        STATE_BYTES_OF_A_USER(1_889),
        STATE_BYTES_OF_A_MEMBER(1_046),
        RECORDS_TO_THE_CLUSTERS(1),
        BYTES_TO_THE_CLUSTERS(333),
        TRANSITIONS_TO_THE_ITEMS(3),
        REDIS_BYTES_OF_A_LIST(1_225);

        private final double known;

        Cost(double known) {
            this.known = known;
        }
    }

    private static final double LARGEST_GROWTH = 1.02;
    private static final int MEMBERS = 3_000;
    private static final int CLUSTERS = 50;
    private static final int WARM_UP = 20;
    private static final int CLICKS = 200;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final BenchmarkCluster population = new BenchmarkCluster(MEMBERS);
    private final UserStage users = new UserStage(
            Options.defaults(InterestOptions.class),
            CentreSet.random(1, CLUSTERS, BenchmarkCluster.DIMENSION),
            Options.defaults(MembershipOptions.class).margin(),
            new ItemInputs(
                    VectorSpace.ofContent(VectorSpace.TAG, BenchmarkCluster.DIMENSION),
                    Options.defaults(InterestOptions.class)));

    private final NeighbourOptions options = Options.defaults(NeighbourOptions.class);
    private final ItemNumbers numbers = new ItemNumbers();
    private final ClusterModel cluster = population.model(options, numbers);
    private final ItemTable table = population.table(options, numbers);
    private final Recaller recaller = Recaller.ofTheRanker(
            new CandidateScorer(RecallOptions.defaults().scoring(), FeatureSpace.BUILT_IN), options);
    private final LinearRanker ranker =
            new LinearRanker(RecallOptions.defaults().scoring(), FeatureSpace.BUILT_IN);
    private final Map<Cost, Long> sums = new EnumMap<>(Cost.class);

    @Test
    void noClickCostsMoreThanTheTableSays() throws IOException {
        for (int i = 0; i < WARM_UP + CLICKS; i++) {
            if (i == WARM_UP) {
                sums.clear();
            }
            clickOfUser(i);
        }
        List<String> tooCostly = Stream.of(Cost.values())
                .filter(cost -> mean(cost) > LARGEST_GROWTH * cost.known)
                .map(cost -> "%s: %.1f, not %.1f".formatted(cost, mean(cost), cost.known))
                .toList();
        assertThat(tooCostly).isEmpty();
    }

    private void clickOfUser(int i) throws IOException {
        List<ItemFeatures> items = population.items();
        User user = users.unknown("u-" + i);
        for (int j = 0; j < BenchmarkCluster.RECENTS; j++) {
            user = users.fold(user, click(user, items.get(i + j), j)).user();
        }
        User before = user;
        TaggedBehaviour click = click(user, items.get(i + BenchmarkCluster.RECENTS), BenchmarkCluster.RECENTS);
        long start = THREADS.getCurrentThreadAllocatedBytes();
        UserChange change = users.fold(before, click);
        add(Cost.HEAP_BYTES_OF_A_FOLD, THREADS.getCurrentThreadAllocatedBytes() - start);
        add(Cost.STATE_BYTES_OF_A_USER, bytes(new UserCodec(), change.user()));
        add(Cost.RECORDS_TO_THE_CLUSTERS, change.updates().size());
        add(Cost.TRANSITIONS_TO_THE_ITEMS, change.transitions().size());
        for (MemberUpdate update : change.updates()) {
            add(Cost.BYTES_TO_THE_CLUSTERS, bytes(new ClusterInputCodec(), update));
        }

        Member known = population.members().get(i);
        var clicked = new Interaction(population.drawItem(), BenchmarkCluster.NOW, 0, 1);
        var history = History.with(known.history(), clicked, options.recents());
        var member = new Member(known.userId(), history, known.direction(), true);
        start = THREADS.getCurrentThreadAllocatedBytes();
        cluster.put(member);
        add(Cost.HEAP_BYTES_OF_A_CHANGED_MEMBER, THREADS.getCurrentThreadAllocatedBytes() - start);
        add(Cost.STATE_BYTES_OF_A_MEMBER, bytes(new MemberCodec(), member));
        start = THREADS.getCurrentThreadAllocatedBytes();
        List<Candidate> list = recaller.merged(member, cluster, ranker, table, BenchmarkCluster.NOW);
        add(Cost.HEAP_BYTES_OF_A_LIST, THREADS.getCurrentThreadAllocatedBytes() - start);
        String stored = CandidateCodec.encode(new StoredList(Lists.version(i), BenchmarkCluster.NOW, list));
        add(Cost.REDIS_BYTES_OF_A_LIST, stored.getBytes(StandardCharsets.UTF_8).length);
    }

    private static TaggedBehaviour click(User user, ItemFeatures item, int minute) {
        return new TaggedBehaviour(
                Behaviours.click(user.userId(), item.itemId(), BenchmarkCluster.NOW + minute * 60_000L), item.vector());
    }

    private void add(Cost cost, long amount) {
        sums.merge(cost, amount, Long::sum);
    }

    private double mean(Cost cost) {
        return (double) sums.get(cost) / CLICKS;
    }

    private static <T> int bytes(Codec<T> codec, T value) throws IOException {
        var bytes = new ByteArrayOutputStream();
        codec.write(value, new DataOutputStream(bytes));
        return bytes.size();
    }
}

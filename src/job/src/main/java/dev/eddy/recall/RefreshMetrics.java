package dev.eddy.recall;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.control.Variant;
import dev.eddy.recall.cluster.Segment;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.ranking.FeatureSpace;
import dev.eddy.recall.ranking.HitTally;
import dev.eddy.recall.ranking.Success;
import dev.eddy.recall.ranking.VariantHits;
import dev.eddy.recall.ranking.VariantTallies;
import dev.eddy.recall.search.ItemFinder;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** The metrics of the cluster stage. */
final class RefreshMetrics implements StageMeter {
    /** Only the largest models are metered one by one: the metric of a cluster would stay when the cluster is gone. */
    private static final int METERED_MODELS = 10;
    /** The latest times of a task, whose median and percentiles are metered. */
    private static final int METERED_TIMES = 4_000;

    private final MetricGroup metrics;
    private final Set<String> meteredVariants = new HashSet<>();
    private final Counter updatesIn;
    private final Counter refreshes;
    private final Counter newItemRefreshes;
    private final Counter sparedLists;
    private final Histogram refreshMicros;
    private final Histogram searchMicros;

    RefreshMetrics(MetricGroup metrics, OwedLists owed, LeastDelay delays) {
        this.metrics = metrics;
        updatesIn = metrics.counter("updatesIn");
        refreshes = metrics.counter("refreshes");
        newItemRefreshes = metrics.counter("newItemRefreshes");
        sparedLists = metrics.counter("sparedLists");
        metrics.gauge("owedLists", owed::size);
        metrics.gauge("leastDelayMillis", delays::leastMillis);
        refreshMicros = metrics.histogram("refreshMicros", new DescriptiveStatisticsHistogram(METERED_TIMES));
        searchMicros = metrics.histogram("searchMicros", new DescriptiveStatisticsHistogram(METERED_TIMES));
    }

    /** @param makesLists whether lists are made at once */
    void countUpdate(boolean makesLists) {
        updatesIn.inc();
        refreshes.inc(makesLists ? 1 : 0);
    }

    /** Lists that were put off are made. */
    void countOwed() {
        refreshes.inc();
    }

    /** Lists that were put off are not made, since newer ones take their place. */
    void countSpared() {
        sparedLists.inc();
    }

    @Override
    public void recalled(long nanos) {
        refreshMicros.update(TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    @Override
    public void searched(long nanos) {
        searchMicros.update(TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    @Override
    public void toldOfNewItem() {
        newItemRefreshes.inc();
    }

    void register(ClusterStage stage, ItemTable table) {
        Clusters clusters = stage.clusters;
        metrics.gauge("modelLoads", () -> clusters.loads);
        metrics.gauge("residentModels", () -> clusters.models.total().models());
        metrics.gauge("residentMembers", () -> clusters.models.total().members());
        metrics.gauge("residentBytes", () -> clusters.models.total().bytes());
        for (int i = 1; i <= METERED_MODELS; i++) {
            int rank = i;
            metrics.addGroup("rank", Integer.toString(rank)).gauge("members", () -> clusters.models.sizeOfRank(rank));
        }
        metrics.gauge("recallableItems", table::recallableItems);
        FeatureSpace features = stage.features;
        for (String feature : features.names()) {
            int index = features.indexOf(feature);
            metrics.addGroup("feature", feature).gauge("weight", () -> clusters.meanWeight(index));
        }
        stage.hits.forEach((list, users, tally) ->
                register(metrics.addGroup("list", list).addGroup("users", users), tally, table));
        for (Segment segment : Segment.values()) {
            MetricGroup group = metrics.addGroup("segment", segment.label());
            group.gauge("segmentSamples", () -> stage.hits.of(segment).samples());
            group.gauge("segmentHits", () -> stage.hits.of(segment).hits());
        }
        for (BehaviourType type : Success.TYPES) {
            MetricGroup group = metrics.addGroup("type", type.wireName());
            group.gauge("typeSamples", () -> stage.hits.of(type).samples());
            group.gauge("typeHits", () -> stage.hits.of(type).hits());
        }
        if (stage.lists.finder != null) {
            register(stage.lists, table);
        }
    }

    private void register(MemberLists lists, ItemTable table) {
        ItemFinder finder = lists.finder;
        metrics.gauge("searches", finder::searches);
        metrics.gauge("newItemsLeftOut", lists::newItemsLeftOut);
        for (int i = 0; i < table.spaces().size(); i++) {
            int space = i;
            MetricGroup group = i == 0
                    ? metrics
                    : metrics.addGroup("space", table.spaces().get(i).name());
            group.gauge("indexedItems", () -> finder.index(space).size());
            group.gauge("indexGraphPlaces", () -> finder.index(space).graphSize());
            group.gauge("indexShortfalls", () -> finder.index(space).shortfalls());
        }
    }

    /** Registers a variant once. Flink keeps the metrics of one that has ended, which stay as they were in the end. */
    void register(String variant, VariantTallies tallies) {
        if (tallies.of(variant) == null || !meteredVariants.add(variant)) {
            return;
        }
        MetricGroup group = metrics.addGroup("variant", variant);
        register(group.addGroup("arm", "variant"), () -> tallies.of(variant).own());
        register(
                group.addGroup("arm", Variant.CONTROL),
                () -> tallies.of(variant).control());
    }

    private static void register(MetricGroup metrics, Supplier<VariantHits> hits) {
        metrics.gauge("variantSamples", () -> hits.get().samples());
        metrics.gauge("variantHits", () -> hits.get().hits());
        metrics.gauge("variantSampleSquares", () -> hits.get().sampleSquares());
        metrics.gauge("variantProducts", () -> hits.get().products());
        metrics.gauge("variantHitSquares", () -> hits.get().hitSquares());
        metrics.gauge("variantBuckets", () -> hits.get().buckets());
    }

    private static void register(MetricGroup metrics, HitTally tally, ItemTable table) {
        metrics.gauge("samples", () -> tally.total().samples());
        metrics.gauge("hits", () -> tally.total().hits());
        metrics.gauge("reciprocalRanks", () -> tally.total().reciprocalRanks());
        metrics.gauge(
                "hitRate20", () -> tally.lately(System.currentTimeMillis()).rate());
        metrics.gauge("mrr20", () -> tally.lately(System.currentTimeMillis()).mrr());
        metrics.gauge("coverage20", () -> (double) tally.shownLately() / table.recallableItems());
    }
}

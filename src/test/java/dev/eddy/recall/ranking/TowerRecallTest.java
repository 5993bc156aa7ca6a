package dev.eddy.recall.ranking;

import static dev.eddy.recall.ranking.RankingFixtures.DAY;
import static dev.eddy.recall.ranking.RankingFixtures.JAZZ;
import static dev.eddy.recall.ranking.RankingFixtures.NOW;
import static dev.eddy.recall.ranking.RankingFixtures.clicked;
import static dev.eddy.recall.ranking.RankingFixtures.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemVector;
import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.RecallOptions;
import dev.eddy.option.Options;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.tower.Towers;
import dev.eddy.user.Interaction;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Channel {@code u2i:SPACE} where a user tower computes the vectors of users. */
class TowerRecallTest {
    private static final List<VectorSpace> SPACES = List.of(VectorSpace.ofTower("taste", 2));
    private static final float COUNTING = .1f;

    private final ItemNumbers numbers = new ItemNumbers();
    private final ClusterModel cluster =
            new ClusterModel(Options.defaults(NeighbourOptions.class), Options.defaults(FilterOptions.class), numbers);
    private final ItemTable table = new ItemTable(numbers, Options.defaults(NeighbourOptions.class), SPACES);
    private final LinearRanker ranker =
            new LinearRanker(RecallOptions.defaults().scoring(), FeatureSpace.of(SPACES));
    private final Recaller recaller = Recaller.ofAllChannels(
            new CandidateScorer(RecallOptions.defaults().scoring(), FeatureSpace.of(SPACES)),
            Options.defaults(NeighbourOptions.class));

    private final Member ann = new Member("ann", List.of(new Interaction("a", NOW - DAY, 0, 1)), JAZZ, true);

    @BeforeEach
    void annHadOneItemAndOneIsSimilarToIt() {
        put("a", 3, 1, 0);
        put("similar", 0, .6f, .8f);
        put("hit", 3, .8f, .6f);
        put("other hit", 3, -1, 0);
        table.put(item("hit without vector", JAZZ, Float.NaN).plus(clicked("hit without vector", NOW - DAY)));
        table.allSpaces().get(1).putSimilar(numbers.of("a"), new int[] {numbers.of("similar")}, new float[] {.6f});
        cluster.put(ann);
    }

    @Test
    void whereATowerCountsPopularityItRecallsWhatIsPopularToo() {
        table.use(new NewTower("taste", 0, Towers.newestClick(2, COUNTING)));
        assertThat(recalled()).containsExactly("hit", "similar", "other hit");
    }

    @Test
    void whatIsBothSimilarAndPopularIsRecalledOnce() {
        table.allSpaces().get(1).putSimilar(numbers.of("a"), new int[] {numbers.of("hit")}, new float[] {.8f});
        table.use(new NewTower("taste", 0, Towers.newestClick(2, COUNTING)));
        assertThat(recalled()).containsExactly("hit", "other hit");
    }

    @Test
    void anotherTowerCountsFromTheNextListOn() {
        table.use(new NewTower("taste", 0, Towers.newestClick(2, COUNTING)));
        assertThat(recalled()).startsWith("hit");
        table.use(new NewTower("taste", 0, Towers.newestClick(2, -COUNTING)));
        assertThat(recalled()).startsWith("similar");
    }

    private List<String> recalled() {
        return recaller.recall(ann, cluster, ranker, table, NOW)
                .lists()
                .get("u2i:taste")
                .itemIds();
    }

    private void put(String itemId, int clicks, float... vector) {
        ItemUpdate item = item(itemId, JAZZ, Float.NaN).plus(ItemUpdate.of(new ItemVector("taste", itemId, vector)));
        for (int i = 0; i < clicks; i++) {
            item = item.plus(clicked(itemId, NOW - DAY));
        }
        table.put(item);
    }
}

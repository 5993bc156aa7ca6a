package dev.eddy.recall.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.Tag;
import dev.eddy.option.Options;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.search.CategoryInterests.Interest;
import dev.eddy.user.Interaction;
import dev.eddy.vector.Vectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CategoryInterestsTest {
    private static final long NOON = 1_750_000_000_000L;
    private static final long MONTH = Duration.ofDays(30).toMillis();
    private static final float[] JAZZ = {1, 0, 0};
    private static final float[] CHESS = {0, 1, 0};
    private static final float[] BOTH = Vectors.unit(new float[] {1, 1, 0});

    private final ItemTable table =
            new ItemTable(new ItemNumbers(), Options.defaults(NeighbourOptions.class), List.of());
    private final List<Interaction> history = new ArrayList<>();

    @Test
    void eachCategoryIsAnInterestAndTheOneNearestToTheWholeComesFirst() {
        clicked("a", NOON, JAZZ, new Tag("bop", 1, "music"));
        clicked("b", NOON, JAZZ, new Tag("swing", 1, "music"));
        clicked("c", NOON, CHESS, new Tag("openings", 1, "games"));
        List<Interest> interests = of(new float[] {2, 1, 0}, 5);
        assertThat(interests).extracting(Interest::category).containsExactly("music", "games");
        assertThat(interests.get(0).direction()).containsExactly(JAZZ);
        assertThat(interests.get(1).direction()).containsExactly(CHESS);
        assertThat((double) interests.get(1).cosine()).isEqualTo(1 / Math.sqrt(5), within(1e-6));
        assertThat(of(new float[] {2, 1, 0}, 1)).extracting(Interest::category).containsExactly("music");
    }

    @Test
    void aTagWithoutACategoryIsOneOfItsOwn() {
        clicked("a", NOON, JAZZ, new Tag("bop", 1, null));
        clicked("b", NOON, CHESS, new Tag("openings", 1, null));
        assertThat(of(BOTH, 5)).extracting(Interest::category).containsExactly("bop", "openings");
    }

    @Test
    void anItemOfTwoCategoriesCountsForEachByItsShareOfTheTags() {
        clicked("a", NOON, JAZZ, new Tag("bop", 1, "music"));
        clicked("b", NOON, CHESS, new Tag("bop", 1, "music"), new Tag("openings", 3, "games"));
        float[] music = of(BOTH, 5).get(0).direction();
        assertThat((double) music[1] / music[0]).isEqualTo(.25, within(1e-6));
    }

    @Test
    void whatWasClickedAMonthAgoCountsHalf() {
        clicked("a", NOON, JAZZ, new Tag("bop", 1, "all"));
        clicked("b", NOON - MONTH, CHESS, new Tag("openings", 1, "all"));
        float[] all = of(BOTH, 5).get(0).direction();
        assertThat((double) all[1] / all[0]).isEqualTo(.5, within(1e-3));
    }

    @Test
    void onlyTheForemostTagsOfACategoryCount() {
        for (int i = 0; i < 5; i++) {
            clicked("a" + i, NOON, JAZZ, new Tag("t" + i, 2, "all"));
        }
        clicked("rare", NOON, CHESS, new Tag("rare", 1, "all"));
        assertThat(of(BOTH, 5).get(0).direction()).containsExactly(JAZZ);
    }

    @Test
    void whatIsDislikedUnknownOrOppositeIsNoInterest() {
        clicked("a", NOON, JAZZ, new Tag("bop", 1, "music"));
        history.add(new Interaction("unknown", NOON, 0, 1));
        clicked("b", NOON, CHESS, new Tag("openings", 1, "games"));
        history.set(2, new Interaction("b", NOON, 0, -2));
        clicked("c", NOON, new float[] {-1, 0, 0}, new Tag("silence", 1, "nothing"));
        clicked("d", NOON, null, new Tag("bare", 1, "bare"));
        assertThat(of(JAZZ, 5)).extracting(Interest::category).containsExactly("music");
    }

    private void clicked(String itemId, long atMillis, float[] vector, Tag... tags) {
        table.put(ItemUpdate.of(
                new ItemFeatures(itemId, 1, vector, List.of(tags), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, false)));
        history.add(new Interaction(itemId, atMillis, 0, 1));
    }

    private List<Interest> of(float[] direction, int limit) {
        return CategoryInterests.of(
                new Member("ann", history, Vectors.unit(direction), true), table, Duration.ofDays(30), NOON, limit);
    }
}

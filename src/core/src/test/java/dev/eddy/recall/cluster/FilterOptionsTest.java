package dev.eddy.recall.cluster;

import static dev.eddy.recall.cluster.Members.HOUR;
import static dev.eddy.recall.cluster.Members.NOW;
import static dev.eddy.recall.cluster.Members.who;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.option.Options;
import dev.eddy.recall.cluster.FilterOptions.Seen;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.user.Interaction;
import dev.eddy.vector.HalfLives;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FilterOptionsTest {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final long A_MONTH_AGO = NOW - MONTH.toMillis();

    private final ItemNumbers numbers = new ItemNumbers();

    @Test
    void byDefaultItIsLearnedWhetherWhatWasHadComesBackAndUntilThenItStaysAway() {
        assertThat(Options.defaults(FilterOptions.class).seen()).isEqualTo(Seen.LEARNED);
        ClusterModel model = model(Seen.LEARNED, NOW - 100 * MONTH.toMillis());

        assertNotShown(model, NOW, "had");
        assertNotShown(model, NOW, "disliked");
    }

    @Test
    void forEverIsHoweverLongAgo() {
        ClusterModel model = model(Seen.FOREVER, NOW - 100 * MONTH.toMillis());

        assertNotShown(model, NOW, "had");
        assertNotShown(model, NOW, "disliked");
    }

    @Test
    void whatWasHadComesBackInEveryChannelAfterTheWindow() {
        ClusterModel model = model(Seen.WINDOW, A_MONTH_AGO);

        assertNotShown(model, NOW - 1, "had");
        assertShown(model, NOW, "had");
        assertNotShown(model, NOW, "lately");
    }

    @Test
    void whatWasHadAgainStaysAwayFromThenOn() {
        ClusterModel model = model(Seen.WINDOW, A_MONTH_AGO - HOUR);
        assertShown(model, NOW, "had");
        model.put(ann(A_MONTH_AGO + 1));

        assertNotShown(model, NOW, "had");
        assertShown(model, NOW + 1, "had");
    }

    @Test
    void withTheFilterOffWhatWasHadIsRecalledLikeTheRest() {
        ClusterModel model = model(Seen.OFF, NOW - 3 * HOUR);

        assertShown(model, NOW, "had");
        assertShown(model, NOW, "lately");
    }

    @Test
    void whatWasDislikedNeverComesBack() {
        for (Seen seen : Seen.values()) {
            assertNotShown(model(seen, A_MONTH_AGO), NOW + 100 * MONTH.toMillis(), "disliked");
        }
    }

    @Test
    void nothingIsHiddenFromWhoIsNotAMember() {
        for (Seen seen : Seen.values()) {
            assertThat(model(seen, A_MONTH_AGO)
                            .hiddenFrom("nobody", NOW, new ReturnRates())
                            .contains(numbers.of("disliked")))
                    .isFalse();
        }
    }

    /** Ann among members with the same items in another order. */
    private ClusterModel model(Seen seen, long hadAtMillis) {
        var model = new ClusterModel(
                Settings.shipped(10), Options.defaults(FilterOptions.class).with(seen), numbers);
        model.put(ann(hadAtMillis));
        model.put(who("bob", "disliked", "lately", "had", "lately-too", "disliked"));
        model.put(who("cid", "lately-too", "disliked", "lately", "had"));
        model.put(who("dee", "had", "disliked", "lately"));
        return model;
    }

    /** Ann had one item at the given time and two within the last hours, and disliked one long before. */
    private static Member ann(long hadAtMillis) {
        List<Interaction> history = Stream.of(
                        new Interaction("lately-too", NOW - HOUR, 0, 1),
                        new Interaction("lately", NOW - 2 * HOUR, 0, 1),
                        new Interaction("had", hadAtMillis, 0, 1),
                        new Interaction("disliked", NOW - 200 * MONTH.toMillis(), 0, -2))
                .sorted(Interaction.NEWEST_FIRST)
                .toList();
        return new Member("ann", history, who("", "a").direction(), true);
    }

    private void assertShown(ClusterModel model, long asOfMillis, String item) {
        assertThat(model.hiddenFrom("ann", asOfMillis, new ReturnRates()).contains(numbers.of(item)))
                .isFalse();
        assertThat(lists(model, asOfMillis)).hasSize(5 + HalfLives.COUNT);
        lists(model, asOfMillis)
                .forEach((channel, list) ->
                        assertThat(list.itemIds()).as(channel).contains(item));
    }

    private void assertNotShown(ClusterModel model, long asOfMillis, String item) {
        assertThat(model.hiddenFrom("ann", asOfMillis, new ReturnRates()).contains(numbers.of(item)))
                .isTrue();
        lists(model, asOfMillis)
                .forEach((channel, list) ->
                        assertThat(list.itemIds()).as(channel).doesNotContain(item));
    }

    private static Map<String, RankedItems> lists(ClusterModel model, long asOfMillis) {
        return Members.lists(model, "ann", asOfMillis, 10, item -> true);
    }
}

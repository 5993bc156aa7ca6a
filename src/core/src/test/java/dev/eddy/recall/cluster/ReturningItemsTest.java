package dev.eddy.recall.cluster;

import static dev.eddy.recall.cluster.Members.HOUR;
import static dev.eddy.recall.cluster.Members.NOW;
import static dev.eddy.recall.cluster.Members.who;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.option.Options;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.user.Interaction;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Items of a member return at the rates that the cluster's clicks teach. */
class ReturningItemsTest {
    private static final long DAY = 24 * HOUR;

    private final ItemNumbers numbers = new ItemNumbers();
    private final ClusterModel model =
            new ClusterModel(Settings.shipped(10), Options.defaults(FilterOptions.class), numbers);
    private final ReturnRates rates = new ReturnRates();

    @Test
    void nothingHadIsInAnyListUntilItWasSeenThatItemsComeBack() {
        model.put(member("ann", had("milk", 7, 1), had("bread", 2, 1)));
        model.put(who("bob", "bread", "milk", "bread"));
        assertNothingHad("ann", "milk", "bread");
        learn("ann", "other", 1_000);
        assertNothingHad("ann", "milk", "bread");
    }

    @Test
    void whatIsDueComesBackFirst() {
        model.put(member("ann", had("bread", 2, 1), had("milk", 7, 1)));
        // All members buy an item again after a week, and hardly ever after two days.
        model.put(member("bob", had("x", 7, 1), had("y", 2, 1)));
        learn("bob", "x", 50);
        learn("bob", "y", 5);
        learn("bob", "other", 500);
        assertThat(repeated("ann")).containsExactly("x", "y", "milk", "bread");
    }

    @Test
    void itemsNobodyReturnsToStayHiddenThoughOthersComeBack() {
        for (int i = 0; i < 3_000; i++) {
            model.put(member("user-" + i, had("milk", 7, 20), had("pan", 7, 1)));
        }
        learn("user-0", "milk", 5);
        learn("user-0", "other", 1_000);
        assertThat(repeated("user-1")).containsExactly("milk");
        lists("user-1").values().forEach(list -> assertThat(list.itemIds()).doesNotContain("pan"));
    }

    @Test
    void aDislikedItemNeverComesBack() {
        model.put(member("ann", had("milk", 7, 3), new Interaction("wine", NOW - 7 * DAY, 0, -2, 3)));
        learn("ann", "milk", 100);
        assertThat(repeated("ann")).containsExactly("milk");
        lists("ann").values().forEach(list -> assertThat(list.itemIds()).doesNotContain("wine"));
    }

    @Test
    void aRobotTeachesNothing() {
        model.put(Members.robot(member("robot", had("milk", 7, 1))));
        learn("robot", "milk", 100);
        assertThat(rates.isProven()).isFalse();
    }

    @Test
    void whoReturnsToAnItemMakesItMoreLikelyForOthersUntilTheyLeave() {
        model.put(member("ann", had("bread", 7, 1), had("milk", 7, 1)));
        learn("ann", "milk", 5);
        learn("ann", "bread", 5);
        model.put(member("bob", had("bread", 7, 1), had("milk", 7, 1)));
        assertThat(repeated("ann")).containsExactly("bread", "milk");
        float before = score("ann", "milk");
        model.put(member("bob", had("bread", 7, 1), had("milk", 7, 30)));
        assertThat(repeated("ann")).containsExactly("milk", "bread");
        model.put(member("bob", had("bread", 7, 1), had("milk", 7, 1)));
        assertThat(score("ann", "milk")).isEqualTo(before);
        model.remove("bob");
        assertThat(score("ann", "milk")).isEqualTo(before);
    }

    @Test
    void popularItemsComeBetweenTheUsersOwnByHowLikelyTheyAreClicked() {
        model.put(member("ann", had("milk", 7, 1), had("bread", 2, 1)));
        // Of four clicks in the cluster one was somebody's first on wine.
        model.put(member("bob", had("wine", 7, 1)));
        learn("ann", "milk", 700);
        learn("ann", "bread", 20);
        learn("ann", "other", 300);
        assertThat(repeated("ann")).containsExactly("milk", "wine", "bread");
    }

    @Test
    void theUserIsTheCause() {
        model.put(member("ann", had("milk", 7, 1)));
    }

    private void assertNothingHad(String user, String... items) {
        lists(user).values().forEach(list -> assertThat(list.itemIds()).doesNotContain(items));
    }

    private List<String> repeated(String user) {
        return lists(user).get("repeat").itemIds();
    }

    private float score(String user, String item) {
        RankedItems list = lists(user).get("repeat");
        return list.scores()[list.itemIds().indexOf(item)];
    }

    private Map<String, RankedItems> lists(String user) {
        return Members.lists(model, user, NOW, 10, item -> true, rates);
    }

    private void learn(String user, String item, int times) {
        for (int i = 0; i < times; i++) {
            model.learnReturns(rates, user, new Interaction(item, NOW, 0, 1));
        }
    }

    private static Interaction had(String item, long daysAgo, int clicks) {
        return new Interaction(item, NOW - daysAgo * DAY, 0, 1, clicks);
    }

    private static Member member(String user, Interaction... had) {
        return new Member(
                user,
                Stream.of(had).sorted(Interaction.NEWEST_FIRST).toList(),
                who("", "a").direction(),
                true);
    }
}

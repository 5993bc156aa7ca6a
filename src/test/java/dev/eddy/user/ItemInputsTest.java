package dev.eddy.user;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.behaviour.Behaviours.dislike;
import static dev.eddy.user.InterestFixtures.untagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.control.SpaceVersions;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemVector;
import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.TaskShare;
import dev.eddy.item.VectorSpace;
import dev.eddy.tower.Towers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemInputsTest {
    private static final VectorSpace MOVES = VectorSpace.ofBehaviour("moves", 2);
    private static final long NOON = 1_750_000_000_000L;
    private static final long HOUR = 3_600_000;

    private final ItemInputs inputs = new ItemInputs(MOVES, InterestFixtures.options(), new TaskShare(0, 1));
    private final InterestUpdater updater = new InterestUpdater(InterestFixtures.options(), 2);

    @Test
    void theLatestClicksCountMoreByTheHalfLifeOfInterests() {
        put("a", 1, 0);
        put("b", 0, 1);
        Interest interest = after(untagged(click("ann", "a", NOON)), untagged(click("ann", "b", NOON + HOUR)));

        float[] direction = inputs.direction(interest);
        assertThat(direction[0] / direction[1]).isEqualTo(.5f, within(1e-6f));
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        List<TaggedBehaviour> events = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            put("i" + i, i, 3);
            events.add(untagged(click("ann", "i" + i, NOON + i)));
        }
        float[] inOrder = inputs.direction(InterestFixtures.after(updater, events));
        Collections.reverse(events);
        assertThat(inputs.direction(InterestFixtures.after(updater, events))).containsExactly(inOrder);
    }

    @Test
    void versionsThatNoOrderIsAboutAreBounded() {
        var taste = new ItemInputs(VectorSpace.ofTower("taste", 2), InterestFixtures.options(), new TaskShare(0, 1));
        taste.use(new SpaceVersions("taste", 3, 2));
        for (long version = 2; version <= 50; version++) {
            taste.put(ItemUpdate.of(
                    new ItemVector("taste", "a", new float[] {0, 1}, new float[] {1, 0}).inVersion(version)));
            taste.use(new NewTower("taste", version, Towers.newestClick(2)));
            taste.put(ItemUpdate.of(
                    new ItemVector("taste", "b", ItemVector.NONE, ItemVector.NONE).inVersion(version + 100)));
        }
        assertThat(taste.share())
                .flatExtracting(item -> item.vectors().keySet())
                .containsExactlyInAnyOrder(
                        "taste@2", "taste@3", "taste@45", "taste@46", "taste@47", "taste@48", "taste@49", "taste@50");
        assertThat(taste.towers())
                .extracting(NewTower::version)
                .containsExactlyInAnyOrder(2L, 3L, 45L, 46L, 47L, 48L, 49L, 50L);
        taste.use(new SpaceVersions("taste", 50, 3));
        assertThat(taste.size()).isEqualTo(1);
    }

    @Test
    void aDislikeTurnsAway() {
        put("a", 1, 0);
        put("b", 0, 1);
        Interest interest = after(untagged(click("ann", "a", NOON)), untagged(dislike("ann", "b", NOON)));

        float[] direction = inputs.direction(interest);
        assertThat(direction[0]).isPositive();
        assertThat(direction[1]).isNegative();
    }

    @Test
    void inASpaceOfKindTowerTheUserTowerOfTheVersionInUseMakesTheVector() {
        var taste = new ItemInputs(VectorSpace.ofTower("taste", 2), InterestFixtures.options(), new TaskShare(0, 1));
        taste.put(ItemUpdate.of(new ItemVector("taste", "a", new float[] {0, 1}, new float[] {1, 0})));
        taste.put(ItemUpdate.of(new ItemVector("taste", "b", new float[] {1, 0}, new float[] {0, 1})));
        Interest interest = after(
                untagged(click("ann", "a", NOON)),
                untagged(click("ann", "b", NOON + HOUR)),
                untagged(click("ann", "bare", NOON + 2 * HOUR)));
        assertThat(taste.direction(interest)).as("without a tower").isNull();
        taste.use(new NewTower("other", 0, Towers.newestClick(2)));
        taste.use(new NewTower("taste", 7, Towers.newestClick(2)));
        assertThat(taste.direction(interest)).as("of another space or version").isNull();
        taste.use(new NewTower("taste", 0, Towers.newestClick(2)));
        assertThat(taste.direction(interest))
                .as("the input of the newest with one")
                .containsExactly(0, 1);
        assertThat(taste.direction(after(untagged(click("ann", "bare", NOON))))).isNull();
        taste.use(new NewTower("taste", 0, NewTower.TAKEN_BACK));
        assertThat(taste.direction(interest)).isNull();
    }

    @Test
    void withoutAVectorOfAnyItemThereIsNoDirection() {
        put("z", 1, 0);
        assertThat(inputs.direction(after(untagged(click("ann", "a", NOON))))).isNull();
        assertThat(inputs.direction(after())).isNull();
    }

    @Test
    void theInputCountsWhereAnItemHasTwoVectors() {
        inputs.put(ItemUpdate.of(new ItemVector("moves", "a", new float[] {1, 0}, new float[] {0, 1})));
        assertThat(ofA()).containsExactly(0, 1);
    }

    @Test
    void aVectorThatWasTakenBackAndOnesOfOtherSpacesAndDimensionsDoNotCount() {
        put("a", 1, 0);
        inputs.put(ItemUpdate.of(new ItemVector("moves", "a", ItemVector.NONE)));
        inputs.put(ItemUpdate.of(new ItemVector("title", "a", new float[] {1, 0})));
        assertThat(ofA()).isNull();
        put("a", 1, 0);
        inputs.put(ItemUpdate.of(new ItemVector("moves", "a", new float[] {1, 0, 0})));
        assertThat(ofA()).isNull();
    }

    @Test
    void aNewVersionCountsFromTheOrderOnAndTheOneBeforeCanComeBack() {
        put("a", 1, 0);
        inputs.use(new SpaceVersions("moves", 0, 7));
        inputs.put(version(7, 0, 1));
        assertThat(ofA()).containsExactly(1, 0);

        inputs.use(new SpaceVersions("moves", 7, 0));
        assertThat(ofA()).containsExactly(0, 1);
        inputs.use(new SpaceVersions("moves", 0, 7));
        assertThat(ofA()).containsExactly(1, 0);
    }

    @Test
    void vectorsMayComeBeforeTheirOrderAndThoseOfAVersionThatIsGivenUpAreForgotten() {
        inputs.put(version(7, 0, 1));
        inputs.use(new SpaceVersions("moves", 7, SpaceVersions.NONE));
        assertThat(ofA()).containsExactly(0, 1);

        inputs.use(new SpaceVersions("moves", 8, SpaceVersions.NONE));
        inputs.put(version(7, 0, 1));
        assertThat(inputs.size()).isZero();
        assertThat(inputs.share()).isEmpty();
        inputs.use(new SpaceVersions("title", 9, SpaceVersions.NONE));
        assertThat(inputs.order().inUse()).isEqualTo(8);
    }

    @Test
    void theSharesOfAllTasksAreAllVectors() {
        IntStream.range(0, 20).forEach(i -> put("i" + i, i, 1));
        assertThat(inputs.size()).isEqualTo(20);
        ItemInputs restored = InterestFixtures.inputs(MOVES);
        for (int task = 0; task < 3; task++) {
            var ofTask = new ItemInputs(MOVES, InterestFixtures.options(), new TaskShare(task, 3));
            inputs.share().forEach(ofTask::put);
            assertThat(ofTask.share()).hasSizeBetween(1, 19);
            ofTask.share().forEach(restored::put);
        }
        Interest interest = after(untagged(click("ann", "i3", NOON)), untagged(click("ann", "i9", NOON + 1)));
        assertThat(restored.direction(interest)).containsExactly(inputs.direction(interest));
    }

    private float[] ofA() {
        return inputs.direction(after(untagged(click("ann", "a", NOON))));
    }

    private void put(String itemId, float x, float y) {
        inputs.put(ItemUpdate.of(new ItemVector("moves", itemId, new float[] {x, y})));
    }

    private static ItemUpdate version(long version, float x, float y) {
        return ItemUpdate.of(new ItemVector("moves", "a", new float[] {x, y}).inVersion(version));
    }

    private Interest after(TaggedBehaviour... events) {
        return InterestFixtures.after(updater, List.of(events));
    }
}

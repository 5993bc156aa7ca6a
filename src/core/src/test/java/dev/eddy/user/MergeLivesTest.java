package dev.eddy.user;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.behaviour.Behaviours.impression;
import static dev.eddy.behaviour.Behaviours.merge;
import static dev.eddy.behaviour.Behaviours.placed;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.Lives;
import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.control.ForgetUser;
import dev.eddy.user.MergeWorld.Fate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random lives of a handful of ids. After the last message, whoever is merged into a user is named by that user, and nobody else. */
@Tag("lives")
class MergeLivesTest {
    private static final long DAY = 86_400_000;
    private static final List<String> IDS = List.of("ann", "bob", "eve", "joe", "kim");

    @Test
    void mergesInAllDirectionsLeaveNoCircleNoChainAndNoOrphan() {
        lives(new Fate(true, false, true, true));
    }

    @Test
    void mergesInAllDirectionsSurviveFailures() {
        lives(new Fate(true, true, true, true));
    }

    @Test
    void aForgottenPersonIsForgottenUnderAllIds() {
        lives(new Fate(true, false, true, false));
        lives(new Fate(false, true, true, false));
        lives(new Fate(true, true, true, false));
    }

    @Test
    void withFailuresAUserHasTheEventsOfAllIds() {
        lives(new Fate(true, true, false, false));
    }

    @Test
    void withoutFailuresAndOppositeMergesEveryMergeSucceeds() {
        lives(new Fate(false, false, false, true));
        lives(new Fate(false, false, true, false));
    }

    @Test
    void withoutOppositeMergesFailuresUndoNoMerge() {
        lives(new Fate(false, true, false, false));
    }

    private static void lives(Fate fate) {
        for (int seed : Lives.of(fate.toString(), 1_000)) {
            var world = new MergeWorld(new Random(seed), fate, IDS.subList(0, 2 + seed % 4));
            String life = "life " + seed + " of " + fate;
            live(world, life);
            try {
                assertConsistent(world, fate);
            } catch (AssertionError | RuntimeException e) {
                List<String> log = world.log.stream().map(Supplier::get).toList();
                throw new AssertionError(life + "\n" + String.join("\n", log), e);
            }
        }
    }

    private static void live(MergeWorld world, String life) {
        var random = world.random;
        for (int step = 10 + random.nextInt(50); step > 0; step--) {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> publish(world);
                case 3, 4 -> world.consume();
                case 5, 6, 7 -> world.deliver(random.nextInt(8) == 0);
                case 8 -> world.disturb();
                default -> world.replayDeadLetter();
            }
        }
        for (int left = 3_000; world.consume() || world.deliver(false); left--) {
            assertThat(left).as("messages without an end in " + life).isPositive();
        }
        world.walk(MergeWorld.EXPIRES_NOBODY);
        for (int left = 1_000; world.deliver(false); left--) {
            assertThat(left).as("messages without an end in " + life).isPositive();
        }
    }

    private static void publish(MergeWorld world) {
        var random = world.random;
        world.now += switch (random.nextInt(3)) {
            case 0 -> 1;
            case 1 -> 1_000;
            default -> world.fate.expires() ? 8 * DAY : 5_000;
        };
        String user = world.anyId();
        int position = ++world.position;
        int kind = random.nextInt(world.fate.forgets() ? 11 : 10);
        if (kind < 4) {
            world.publish(placed(position, click(user, user + position, world.now)));
        } else if (kind < 5) {
            world.publish(placed(position, impression(user, user + position, world.now)));
        } else if (kind < 10) {
            String from = world.anyId();
            if (world.fate.opposites()) {
                if (!from.equals(user)) {
                    world.publish(placed(position, merge(user, from, world.now)));
                }
            } else if (!world.isUser(from)) {
                world.publish(placed(position, merge(world.userOf(from), from, world.now)));
            }
        } else {
            world.orders.add(new ForgetUser(user, position, world.now));
        }
    }

    private static void assertConsistent(MergeWorld world, Fate fate) {
        Set<String> wanted = new HashSet<>();
        for (User user : world.users.values()) {
            for (String other : user.otherIds()) {
                User known = world.users.get(other);
                assertThat(known)
                        .as(other + ", the other id of " + user.userId())
                        .isNotNull();
                assertThat(known.otherIds()).as("ids of " + other).contains(user.userId());
                assertThat(known.isMergedAway()).as("one of two is merged away").isNotEqualTo(user.isMergedAway());
                if (!user.isMergedAway()) {
                    wanted.add(Parts.key(user.userId(), other));
                }
            }
            if (user.isMergedAway()) {
                assertThat(user.otherIds()).hasSize(1);
            }
        }
        assertThat(world.parts.keySet()).as("parts").isEqualTo(wanted);
        // An id that was forgotten or expired may have told, before a failure or its end, of events that it does not
        // know.
        if (!fate.expires() && !(fate.fails() && fate.forgets())) {
            for (Handover.Part part : world.parts.values()) {
                Interest interest = world.users.get(part.from()).interest();
                assertThat(part.interest().history())
                        .as("told by " + part.from())
                        .isEqualTo(interest.history());
                if (!fate.fails()) {
                    assertThat(part.interest().asOfMillis())
                            .as("of " + part.from())
                            .isEqualTo(interest.asOfMillis());
                }
            }
        }
        for (User user : world.users.values()) {
            assertSum(world, user);
        }
        world.forgottenTo.forEach((id, to) -> {
            world.users.values().forEach(user -> assertForgot(user.interest(), id, to));
            world.parts.values().forEach(part -> assertForgot(part.interest(), id, to));
        });
        if (!fate.forgets() && !fate.expires()) {
            assertAllIsThere(world);
        }
        if (!fate.opposites() && !fate.forgets() && !fate.expires()) {
            world.events(event -> event.type() == BehaviourType.MERGE)
                    .forEach(event -> assertThat(world.users.get(event.from()).otherIds())
                            .as("merge of " + event.from())
                            .containsExactly(event.userId()));
        }
    }

    private static void assertSum(MergeWorld world, User user) {
        List<Interest> all = new ArrayList<>();
        all.add(user.ids().own());
        if (!user.isMergedAway()) {
            user.otherIds()
                    .forEach(id -> all.add(
                            world.parts.get(Parts.key(user.userId(), id)).interest()));
            Interest sum = MergeWorld.INTERESTS.together(all);
            assertThat(user.interest().history())
                    .as("items of " + user.userId())
                    .isEqualTo(sum.history());
            assertThat(user.interest().sum()).as("sum of " + user.userId()).containsExactly(sum.sum(), within(1e-9));
        }
    }

    private static void assertForgot(Interest interest, String id, long toMillis) {
        assertThat(interest.history())
                .as("of " + id + ", forgotten")
                .noneMatch(each -> each.itemId().startsWith(id) && each.atMillis() <= toMillis);
    }

    private static void assertAllIsThere(MergeWorld world) {
        for (String id : world.ids) {
            Set<String> ids = new HashSet<>(Set.of(id));
            User known = world.users.get(id);
            if (known != null && !known.isMergedAway()) {
                ids.addAll(known.otherIds());
            }
            if (known != null) {
                assertThat(known.interest().history())
                        .as("items of " + id)
                        .extracting(Interaction::itemId)
                        .containsExactlyInAnyOrderElementsOf(world.events(
                                        event -> event.type() == BehaviourType.CLICK && ids.contains(event.userId()))
                                .map(Behaviour::itemId)
                                .collect(toSet()));
            }
        }
    }
}

package dev.eddy.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.Lives;
import dev.eddy.client.Candidate;
import dev.eddy.filter.Mute;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.Tag;
import dev.eddy.record.TextHash;
import dev.eddy.user.Impressions;
import dev.eddy.user.Interaction;
import dev.eddy.user.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract of all channels: no list has an item that its reader must not get. */
@org.junit.jupiter.api.Tag("lives")
class UnwantedItemsTest {
    private static final int STEPS = 150;

    private static final List<String> SEEN = List.of("learned", "forever", "window", "off");

    private final Map<String, Integer> listed = new HashMap<>();

    @Test
    void noListOfAnyChannelHasAnItemThatTheUserMustNotGet() {
        for (int life : Lives.of("unwanted items", 80)) {
            var stage = new StageLife(
                    life,
                    Map.of(
                            "filter.seen",
                            SEEN.get(life % SEEN.size()),
                            "internal.neighbours.staleness",
                            life % 2 == 0 ? 0 : .2));
            for (int step = 0; step < STEPS; step++) {
                int before = stage.out.lists.size();
                stage.step();
                for (Candidates made : stage.out.lists.subList(before, stage.out.lists.size())) {
                    String place = "life " + life + ", step " + step + ", list ";
                    assertWanted(place + "merged", made.merged(), made, stage);
                    made.channels().forEach((name, list) -> {
                        assertWanted(place + name, list, made, stage);
                        listed.merge(name, list.size(), Integer::sum);
                    });
                }
            }
        }
        assertThat(listed)
                .allSatisfy((channel, items) -> assertThat(items).as(channel).isPositive());
    }

    private static void assertWanted(String list, List<Candidate> candidates, Candidates made, StageLife stage) {
        User user = stage.known.get(made.userId());
        for (Candidate candidate : candidates) {
            assertThat(reasons(candidate.itemId(), user, made.profile().asOfMillis(), stage))
                    .as("%s of %s has %s", list, user.userId(), candidate.itemId())
                    .isEmpty();
        }
    }

    /** Why the user must not get an item. */
    private static List<String> reasons(String itemId, User user, long asOf, StageLife stage) {
        ItemFeatures item = stage.records.get(itemId);
        List<String> reasons = new ArrayList<>();
        if (item.down()) {
            reasons.add("taken down");
        }
        if (item.publishedAtMillis() > asOf) {
            reasons.add("not available or not yet published");
        }
        if (item.expiresAtMillis() <= asOf) {
            reasons.add("over");
        }
        List<String> tags = item.tags().stream().map(Tag::name).toList();
        for (Mute mute : user.interest().aversion().mutesAt(asOf)) {
            if (mute.covers(item.labels().author(), item.labels().category(), tags)) {
                reasons.add("muted by " + mute.kind());
            }
        }
        for (Interaction interaction : user.interest().history()) {
            if (interaction.itemId().equals(itemId) && !interaction.isPositive()) {
                reasons.add("disliked");
            }
        }
        Impressions shown = stage.shown.get(user.userId());
        int index = shown.indexOf(TextHash.of(itemId));
        if (index >= 0 && shown.counts()[index] >= 2 && shown.lastMillis()[index] > asOf - StageLife.HOUR) {
            reasons.add("shown too often");
        }
        return reasons;
    }
}

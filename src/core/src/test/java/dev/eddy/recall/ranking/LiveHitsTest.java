package dev.eddy.recall.ranking;

import static dev.eddy.recall.ranking.RankingFixtures.JAZZ;
import static dev.eddy.recall.ranking.RankingFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.client.Candidate;
import dev.eddy.option.Options;
import dev.eddy.recall.channel.Channels;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.cluster.Segment;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.ranking.HitTally.Hits;
import dev.eddy.user.Interaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveHitsTest {
    private final ItemNumbers numbers = new ItemNumbers();
    private final LiveHits hits = new LiveHits(Channels.of(Options.defaults(NeighbourOptions.class), List.of()));

    @Test
    void aClickIsLookedForInEveryList() {
        hits.add(
                BehaviourType.CLICK,
                recalled(List.of("a", "b"), List.of("b")),
                numbers,
                member(9, 1),
                Segment.LOYAL,
                "b",
                NOW);
        hits.add(
                BehaviourType.CLICK,
                recalled(List.of("a", "b"), List.of("c")),
                numbers,
                member(9, 1),
                Segment.LOYAL,
                "a",
                NOW);
        assertThat(total("merged", "known")).isEqualTo(new Hits(2, 2, 1.5));
        assertThat(total("ucf", "known")).isEqualTo(new Hits(2, 1, 1));
        assertThat(total("merged", "new")).isEqualTo(Hits.NONE);
    }

    @Test
    void whatStandsBehindTheCutOffIsAMiss() {
        List<String> list =
                IntStream.rangeClosed(1, 21).mapToObj(rank -> "item-" + rank).toList();
        hits.add(BehaviourType.CLICK, recalled(list, list), numbers, member(9, 1), Segment.LOYAL, "item-20", NOW);
        hits.add(BehaviourType.CLICK, recalled(list, list), numbers, member(9, 1), Segment.LOYAL, "item-21", NOW);
        assertThat(total("merged", "known")).isEqualTo(new Hits(2, 1, 1. / 20));
        assertThat(total("ucf", "known")).isEqualTo(new Hits(2, 1, 1. / 20));
    }

    @Test
    void aUserOfFewClicksIsNewWhateverElseTheyDid() {
        hits.add(
                BehaviourType.CLICK, recalled(List.of("a"), List.of()), numbers, member(4, 1), Segment.LOYAL, "a", NOW);
        hits.add(
                BehaviourType.CLICK, recalled(List.of("a"), List.of()), numbers, member(5, 1), Segment.LOYAL, "a", NOW);
        hits.add(
                BehaviourType.CLICK,
                recalled(List.of("a"), List.of()),
                numbers,
                member(7, -2),
                Segment.LOYAL,
                "a",
                NOW);
        assertThat(total("merged", "new").samples()).isEqualTo(2);
        assertThat(total("merged", "known").samples()).isEqualTo(1);
    }

    @Test
    void eachSegmentHasItsOwnRate() {
        hits.add(
                BehaviourType.CLICK, recalled(List.of("a"), List.of()), numbers, member(9, 1), Segment.LOYAL, "a", NOW);
        hits.add(
                BehaviourType.CLICK,
                recalled(List.of("a"), List.of()),
                numbers,
                member(9, 1),
                Segment.AT_RISK,
                "b",
                NOW);
        assertThat(hits.of(Segment.LOYAL)).isEqualTo(new Hits(1, 1, 1));
        assertThat(hits.of(Segment.AT_RISK)).isEqualTo(new Hits(1, 0, 0));
        assertThat(hits.of(Segment.CASUAL)).isEqualTo(Hits.NONE);
    }

    private Recalled recalled(List<String> merged, List<String> ucf) {
        return new Recalled(
                Map.of("ucf", RankingFixtures.list(numbers, ucf.toArray(String[]::new))),
                merged.stream().map(item -> new Candidate(item, 1, "u")).toList());
    }

    private static Member member(int interactions, float weight) {
        List<Interaction> history = new ArrayList<>();
        for (int i = 0; i < interactions; i++) {
            history.add(new Interaction("had-" + i, NOW - i, 0, weight));
        }
        return new Member("ann", history, JAZZ, true);
    }

    private Hits total(String list, String users) {
        Map<String, Hits> totals = new HashMap<>();
        hits.forEach((ofList, ofUsers, tally) -> totals.put(ofList + " " + ofUsers, tally.total()));
        return totals.get(list + " " + users);
    }
}

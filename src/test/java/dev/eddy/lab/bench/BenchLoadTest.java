package dev.eddy.lab.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.centre.NearestCentre;
import dev.eddy.item.ItemRecord;
import dev.eddy.item.ItemRecordParser;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BenchLoadTest {
    private static final int USERS = 300;
    private static final int ITEMS = 100;
    private static final int CLUSTERS = 10;
    private static final int CLICKS = 6_000;
    private static final long AT = 1_700_000_000_000L;

    @Test
    void theSameSeedMakesTheSameClicksAndItems() {
        BenchLoad load = load(Skew.NONE);
        assertThat(load.click(7, AT)).isEqualTo(load(Skew.NONE).click(7, AT));
        assertThat(load.click(7, AT)).isNotEqualTo(load.click(8, AT));
        assertThat(load.catalogue(AT).next())
                .isEqualTo(load(Skew.NONE).catalogue(AT).next());
    }

    @Test
    void everyClickIsOneThatTheJobReads() {
        List<Behaviour> clicks = clicks(Skew.NONE);
        assertThat(clicks).extracting(Behaviour::eventId).doesNotHaveDuplicates();
        assertThat(clicks)
                .allSatisfy(click -> assertThat(click.type()).isEqualTo(BehaviourType.CLICK))
                .allSatisfy(click -> assertThat(click.atMillis()).isEqualTo(AT))
                .allSatisfy(click -> assertThat(click.details().dwellMillis()).isPositive());
    }

    @Test
    void everybodyClicksOnceBeforeAnybodyClicksAgain() {
        List<Behaviour> clicks = clicks(Skew.NONE);
        for (int round = 0; round < CLICKS / USERS; round++) {
            assertThat(clicks.subList(round * USERS, (round + 1) * USERS))
                    .extracting(Behaviour::userId)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void mostClicksAreOnItemsOfTheUsersOwnCluster() {
        var population = Options.of(USERS, CLUSTERS, ITEMS, Skew.NONE).load();
        double own = share(
                clicks(Skew.NONE),
                click -> population.clusterOf(click.userId()) == numberOf(click.itemId()) % CLUSTERS);
        // A tenth of the others fall there as well.
        assertThat(own).isCloseTo(.82, within(.02));
    }

    @Test
    void fewItemsArePopularAndAllAreInTheCatalogue() {
        List<Behaviour> clicks = clicks(Skew.NONE);
        Map<String, Long> counts =
                clicks.stream().collect(Collectors.groupingBy(Behaviour::itemId, Collectors.counting()));
        assertThat(counts.keySet())
                .allSatisfy(item -> assertThat(numberOf(item)).isBetween(0, ITEMS - 1));
        // The first of ten items in each cluster has ln 2 / ln 10 of its clicks.
        assertThat(share(clicks, click -> numberOf(click.itemId()) < CLUSTERS)).isCloseTo(.30, within(.02));
    }

    @Test
    void everyItemIsNearestToTheCentreOfItsCluster() {
        BenchLoad load = load(Skew.NONE);
        var nearest = new NearestCentre(load.centres());
        List<ItemRecord> items = new ArrayList<>();
        load.catalogue(AT).forEachRemaining(json -> items.add(item(json)));
        assertThat(load.centres().validate()).isEmpty();
        assertThat(items)
                .hasSize(ITEMS)
                .allSatisfy(item -> assertThat(
                                nearest.nearest(Vectors.unit(item.vector())).id())
                        .isEqualTo(numberOf(item.itemId()) % CLUSTERS));
    }

    @Test
    void oneUserHasAFifthOfTheClicks() {
        assertThat(share(clicks(Skew.USER), click -> click.userId().equals("u0")))
                .isCloseTo(.2, within(.02));
    }

    @Test
    void oneItemHasAFifthOfTheClicks() {
        assertThat(share(clicks(Skew.ITEM), click -> click.itemId().equals("i0")))
                .isCloseTo(.2, within(.05));
    }

    @Test
    void oneClusterHasAFifthOfTheUsersAndTheOthersShareTheRest() {
        var population = Options.of(1_000, 9, 9, Skew.CLUSTER).load();
        long[] sizes = new long[9];
        for (int user = 0; user < 1_000; user++) {
            sizes[population.clusterOf(user)]++;
        }
        assertThat(sizes).containsExactly(200, 100, 100, 100, 100, 100, 100, 100, 100);
        assertThat(Options.of(1_000, 1, 1, Skew.CLUSTER).load().clusterOf(999)).isZero();
    }

    private static BenchLoad load(Skew skew) {
        return new BenchLoad(Options.of(USERS, CLUSTERS, ITEMS, skew).load());
    }

    private static List<Behaviour> clicks(Skew skew) {
        List<Behaviour> clicks = new ArrayList<>();
        var parser = new BehaviourParser();
        load(skew).clicks(0, CLICKS, number -> AT).forEachRemaining(json -> {
            Parsed<Behaviour> parsed = parser.parse(new KafkaRecord("t", 0, 0, AT, null, json));
            assertThat(parsed.reason()).isNull();
            clicks.add(parsed.value());
        });
        return clicks;
    }

    private static ItemRecord item(byte[] json) {
        Parsed<ItemRecord> parsed =
                new ItemRecordParser(Options.DIMENSION).parse(new KafkaRecord("t", 0, 0, AT, null, json));
        assertThat(parsed.reason()).as(new String(json, UTF_8)).isNull();
        return parsed.value();
    }

    private static int numberOf(String id) {
        return Integer.parseInt(id.substring(1));
    }

    private static double share(List<Behaviour> clicks, Predicate<Behaviour> counted) {
        return clicks.stream().filter(counted).count() / (double) clicks.size();
    }
}

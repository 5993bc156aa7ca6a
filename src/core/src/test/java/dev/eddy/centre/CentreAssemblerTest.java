package dev.eddy.centre;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.VectorSpace;
import dev.eddy.user.CentreSets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CentreAssemblerTest {
    private static final CentreSet FIRST = CentreSets.trained(1, 5, 8);
    private static final CentreSet SECOND = CentreSets.trained(2, 6, 8);

    private static final VectorSpace MOVES = VectorSpace.ofBehaviour("moves", 4);

    private final CentreAssembler assembler = new CentreAssembler(CentreSets.TAGS, CentreSets.TAGS);
    private final Map<String, byte[]> state = new HashMap<>();
    private final List<CentreSet> activated = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private ActiveCentres active;

    @Test
    void aPublishedSetArrivesUnchanged() {
        take(CentreRecords.publish(FIRST));

        assertThat(activated).singleElement().usingRecursiveComparison().isEqualTo(FIRST);
        assertThat(refusals).isEmpty();
    }

    @Test
    void aSetWhoseClustersBorrowArrivesUnchanged() {
        CentreSet borrowing = CentreSets.borrowing(1, 5, 8);
        take(CentreRecords.publish(borrowing));

        assertThat(activated).singleElement().usingRecursiveComparison().isEqualTo(borrowing);
    }

    @Test
    void aSetFromBeforeClustersBorrowedStillArrives() {
        take(CentreSets.withoutReach(CentreRecords.publish(FIRST)));

        assertThat(refusals).isEmpty();
        assertThat(activated).singleElement().usingRecursiveComparison().isEqualTo(FIRST);
    }

    @Test
    void aSetThatLostItsReachOrGotAnotherIsRefused() {
        take(CentreSets.withoutReach(CentreRecords.publish(CentreSets.borrowing(1, 5, 8))));
        takeText("1", manifest("\"reach\":[0.5]"));
        takeText("1", manifest("\"reach\":[0.5,0.5]"));

        assertThat(activated).isEmpty();
        assertThat(refusals).hasSize(3);
        assertThat(refusals.subList(0, 2)).allMatch(reason -> reason.contains("checksum"));
        assertThat(refusals.get(2)).contains("do not fit");
    }

    @Test
    void aReachThatIsMalformedIsRefusedAndNotKept() {
        takeText("1", manifest("\"reach\":0.5"));
        takeText("1", manifest("\"reach\":[null]"));
        takeText("1", manifest("\"reach\":[\"0.5\"]"));
        takeText("1", manifest("\"reach\":[NaN]"));
        takeText("1", manifest("\"reach\":{}"));

        assertThat(refusals).hasSize(5);
        assertThat(state).isEmpty();
    }

    @Test
    void onlyTheReachMayBeNull() {
        for (String field : List.of("space", "version", "dimension", "ids", "trained_at", "parent", "checksum")) {
            takeText("1", manifest("\"" + field + "\":null"));
        }
        assertThat(refusals).hasSize(7);
        assertThat(state).isEmpty();
        takeText("1", manifest("\"reach\":null"));
        assertThat(refusals).hasSize(7);
        assertThat(state).containsOnlyKeys("1");
    }

    @Test
    void aSetInTheSpaceOfTheJobsCentresArrivesUnchangedAndSoDoesOneByTags() {
        var inMoves = new CentreAssembler(CentreSets.TAGS, MOVES);
        CentreSet moves = CentreSets.inMoves(1, 5);
        take(inMoves, CentreRecords.publish(moves));
        take(inMoves, CentreRecords.publish(SECOND));

        assertThat(refusals).isEmpty();
        assertThat(activated).usingRecursiveFieldByFieldElementComparator().containsExactly(moves, SECOND);
    }

    @Test
    void aSetInAnotherSpaceThanTheJobsIsRefusedWithTheSpaceItShouldBeIn() {
        take(CentreRecords.publish(CentreSets.inMoves(1, 1)));
        assertThat(activated).isEmpty();
        assertThat(refusals)
                .anyMatch(reason -> reason.equals("space is moves, should be tag; name it in catalog.centre-space"));

        refusals.clear();
        take(
                new CentreAssembler(CentreSets.TAGS, VectorSpace.ofBehaviour("item2vec", 4)),
                CentreRecords.publish(CentreSets.inMoves(1, 1)));
        assertThat(activated).isEmpty();
        assertThat(refusals).containsExactly("space is moves, should be tag or item2vec");
    }

    @Test
    void aSetWithoutACentreByTagsIsRefused() {
        var inMoves = new CentreAssembler(CentreSets.TAGS, MOVES);
        List<CentreRecord> records = CentreRecords.publish(CentreSets.inMoves(1, 2)).stream()
                .map(record -> new CentreRecord(
                        record.key(),
                        new String(record.value(), UTF_8)
                                .replaceFirst(",\"tag_vector\":\\[[^\\]]*]", "")
                                .getBytes(UTF_8)))
                .toList();
        take(inMoves, records);

        assertThat(activated).isEmpty();
        assertThat(refusals)
                .containsExactly(
                        "centre 0 has dimension 4 and a tag_vector of 0, in a set of space moves with dimension 4");
    }

    @Test
    void nothingCountsBeforeTheActivation() {
        take(CentreRecords.parts(FIRST));

        assertThat(activated).isEmpty();
    }

    @Test
    void anActivationAheadOfThePartsWaitsForThem() {
        List<CentreRecord> reversed = new ArrayList<>(CentreRecords.publish(FIRST));
        Collections.reverse(reversed);
        take(reversed);

        assertThat(activatedVersions()).containsExactly(1L);
    }

    @Test
    void aLaterActivationReplacesOneThatWaits() {
        take(List.of(CentreRecords.activation(1)));
        take(CentreRecords.publish(SECOND));
        take(CentreRecords.parts(FIRST));

        assertThat(activatedVersions()).containsExactly(2L);
    }

    @Test
    void anActivationOfAnOlderVersionGoesBack() {
        take(CentreRecords.publish(FIRST));
        take(CentreRecords.publish(SECOND));
        take(List.of(CentreRecords.activation(1)));

        assertThat(activatedVersions()).containsExactly(1L, 2L, 1L);
    }

    @Test
    void readingTheTopicAgainChangesNothing() {
        take(CentreRecords.publish(FIRST));
        take(CentreRecords.publish(FIRST));

        assertThat(activatedVersions()).containsExactly(1L);
        assertThat(refusals).isEmpty();
    }

    @Test
    void removedSetsLeaveNothingBehindAndCantBeActivated() {
        take(CentreRecords.publish(FIRST));
        take(CentreRecords.publish(SECOND));
        take(CentreRecords.removal(1, FIRST.ids()));
        take(List.of(CentreRecords.activation(1)));

        assertThat(activatedVersions()).containsExactly(1L, 2L);
        assertThat(state.keySet()).noneMatch(key -> key.startsWith("1"));
    }

    @Test
    void partsOfTwoTrainingsDoNotMakeASet() {
        CentreSet other = CentreSets.trained(1, 5, 8, 77);
        List<CentreRecord> mixed = new ArrayList<>(CentreRecords.publish(FIRST));
        mixed.set(2, CentreRecords.parts(other).get(2));
        take(mixed);

        assertThat(activated).isEmpty();
        assertThat(refusals).singleElement().asString().contains("checksum");
        take(List.of(CentreRecords.parts(FIRST).get(2)));
        assertThat(activatedVersions()).as("once repaired").containsExactly(1L);
    }

    @Test
    void aVersionInUseCantComeToMeanOtherCentres() {
        take(CentreRecords.publish(FIRST));
        take(CentreRecords.publish(CentreSets.trained(1, 5, 8, 77)));

        assertThat(activatedVersions()).containsExactly(1L);
        assertThat(refusals).containsExactly("version 1 is in use with other centres");
    }

    @Test
    void centresOfAnotherDimensionAreRefused() {
        take(CentreRecords.publish(CentreSets.trained(1, 2, 16)));

        assertThat(refusals).containsOnly("dimension is 16, should be 8").hasSize(3);
        assertThat(activated).isEmpty();
    }

    @Test
    void aJobRestoredWithAnotherDimensionDoesNotUseOldParts() {
        take(CentreRecords.parts(FIRST));
        var wider = new CentreAssembler(VectorSpace.ofContent(VectorSpace.TAG, 16), CentreSets.TAGS);

        CentreAssembler.Outcome outcome = accept(wider, CentreRecords.activation(1), null);

        assertThat(outcome.refusal()).isEqualTo("dimension is 8, should be 16");
    }

    @Test
    void malformedRecordsAreRefusedAndNotKept() {
        String unit = "[1,0,0,0,0,0,0,0]";
        takeText(null, "{}");
        takeText("elsewhere", "{}");
        takeText("01/2", "{\"vector\": " + unit + "}");
        takeText("1/99999999999", "{\"vector\": " + unit + "}");
        takeText("1/0", "{\"vector\": [1,0");
        takeText("1/0", "");
        takeText("1/0", "null");
        takeText("1/0", "{}");
        takeText("1/0", "{\"vector\": null}");
        takeText("1/0", "{\"vector\": " + unit + "} {}");
        takeText("1/0", "{\"vector\": [NaN,0,0,0,0,0,0,0]}");
        takeText("1/0", "{\"vector\": [\"NaN\",0,0,0,0,0,0,0]}");
        takeText("1/0", "{\"vector\": [1e99,0,0,0,0,0,0,0]}");
        takeText("1/0", "{\"vector\": [null,1,0,0,0,0,0,0]}");
        takeText("1/0", "{\"vector\": [2,0,0,0,0,0,0,0]}");
        takeText("active", "{\"version\": \"1\"}");
        takeText("active", "{\"version\": 1.5}");
        takeText("active", "{}");
        takeText("2", manifest("\"version\":1"));
        takeText("1", manifest("\"space\":\"sea\""));
        takeText("1", manifest("\"ids\":[]"));
        takeText("1", manifest("\"ids\":[null]"));

        assertThat(refusals).hasSize(22).doesNotContainNull();
        assertThat(state).isEmpty();
    }

    @Test
    void recordsThatAreTooLongAreRefusedInFewWordsAndNotKept() {
        String many = "x".repeat(300_000);
        takeText(many, "{}");
        takeText("1/0", "{\"vector\": [1,0,0,0,0,0,0,0], \"padding\": \"" + many + "\"}");
        takeText("active", "{\"version\": 1, \"padding\": \"" + many + "\"}");
        takeText("1", manifest("\"space\":\"" + many + "\""));
        takeText("1", manifest("\"checksum\":\"" + many + "\""));
        takeText("1", "{\"padding\": \"" + "x".repeat(CentreRecords.MAX_MANIFEST_BYTES) + "\"}");

        assertThat(refusals).hasSize(6).allSatisfy(reason -> assertThat(reason).hasSizeLessThan(300));
        assertThat(state).isEmpty();
    }

    @Test
    void aManifestThatNamesACentreTwiceOrTooManyIsRefusedBeforeAnyCentreIsRead() {
        takeText("1/0", "{\"vector\": [1,0,0,0,0,0,0,0]}");
        take(List.of(CentreRecords.activation(1)));
        takeText("1", manifest("\"ids\":[0" + ",0".repeat(2_000_000) + "]"));
        takeText("1", manifest("\"ids\":[0,0]"));
        takeText("1", manifest("\"ids\":[-1]"));
        takeText(
                "1",
                manifest(IntStream.rangeClosed(0, CentreRecords.MAX_CENTRES)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(",", "\"ids\":[", "]"))));

        assertThat(refusals)
                .containsExactly(
                        "2000001 centres, more than 100000",
                        "ids are not ascending from 0 on: 0 at place 1",
                        "ids are not ascending from 0 on: -1 at place 0",
                        "100001 centres, more than 100000");
        assertThat(state).containsOnlyKeys("1/0", "active");
    }

    @Test
    void unknownFieldsAreIgnored() {
        takeText("1/0", "{\"vector\": [1,0,0,0,0,0,0,0], \"label\": \"jazz\"}");

        assertThat(refusals).isEmpty();
        assertThat(state).containsOnlyKeys("1/0");
    }

    /** A manifest in which the given field comes last and counts. */
    private static String manifest(String field) {
        return ("{\"space\":\"tag\",\"version\":1,\"dimension\":8,\"ids\":[0],\"trained_at\":0,\"parent\":-1,"
                        + "\"checksum\":\"\",")
                + field + "}";
    }

    private void takeText(String key, String value) {
        take(List.of(new CentreRecord(key, value.getBytes(UTF_8))));
    }

    private void take(List<CentreRecord> records) {
        take(assembler, records);
    }

    private void take(CentreAssembler taker, List<CentreRecord> records) {
        for (CentreRecord record : records) {
            CentreAssembler.Outcome outcome = accept(taker, record, active);
            if (outcome.refusal() != null) {
                refusals.add(outcome.refusal());
            }
            if (outcome.activated() != null) {
                activated.add(outcome.activated());
                active = new ActiveCentres(
                        outcome.activated().version(), outcome.activated().checksum());
            }
        }
    }

    private CentreAssembler.Outcome accept(CentreAssembler taker, CentreRecord record, ActiveCentres inUse) {
        try {
            return taker.accept(record, parts(state), inUse);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<Long> activatedVersions() {
        return activated.stream().map(CentreSet::version).toList();
    }

    static CentreAssembler.Parts parts(Map<String, byte[]> map) {
        return new CentreAssembler.Parts() {
            @Override
            public byte[] get(String key) {
                return map.get(key);
            }

            @Override
            public boolean contains(String key) {
                return map.containsKey(key);
            }

            @Override
            public void put(String key, byte[] value) {
                map.put(key, value);
            }

            @Override
            public void remove(String key) {
                map.remove(key);
            }
        };
    }
}

package dev.eddy.popularity;

import static dev.eddy.popularity.Popular.NOW;
import static dev.eddy.popularity.Popular.clicked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.interest.Transition;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SumPopularityFunctionTest {
    private KeyedOneInputStreamOperatorTestHarness<String, ItemPopularity, ItemPopularity> harness;

    @BeforeEach
    void open() throws Exception {
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new SumPopularityFunction(PopularityOptions.defaults())),
                ItemPopularity::itemId,
                Types.STRING);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void anItemIsToldOfWithItsFirstEventAndThenWithAllThatIsKnown() throws Exception {
        ItemPopularity record = Popular.record("a", 1);
        assertThat(told(record)).isEmpty();
        ItemPopularity first = told(clicked("a", NOW)).get(0);
        assertThat(first.features()).isEqualTo(record.features());
        assertThat(first.hotness(0, NOW)).isEqualTo(1, within(1e-9));
    }

    @Test
    void afterwardsOnlyWhatChangesIsTold() throws Exception {
        told(Popular.record("a", 1));
        told(clicked("a", NOW));
        ItemPopularity again = told(clicked("a", NOW)).get(0);
        assertThat(again.hotness(0, NOW)).isEqualTo(2, within(1e-9));
        assertThat(again.features()).isNull();
        ItemPopularity followed =
                told(ItemPopularity.of(new Transition("a", "b", 6))).get(0);
        assertThat(followed.successors().itemIds()).containsExactly("b");
        assertThat(followed.counts()).isNull();
        ItemPopularity changed = told(Popular.record("a", 2)).get(0);
        assertThat(changed.features().version()).isEqualTo(2);
        assertThat(changed.counts()).isNull();
    }

    private List<ItemPopularity> told(ItemPopularity part) throws Exception {
        int before = harness.extractOutputValues().size();
        harness.processElement(part, 0);
        List<ItemPopularity> all = harness.extractOutputValues();
        return all.subList(before, all.size());
    }
}

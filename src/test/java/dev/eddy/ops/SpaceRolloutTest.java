package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.control.SpaceVersions;
import dev.eddy.item.VersionInventory;
import dev.eddy.job.BadInputException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpaceRolloutTest {
    private final FakeSpaceTopic topic = new FakeSpaceTopic();
    private final SpaceRollout rollout = new SpaceRollout(topic, step -> {});

    @Test
    void aVersionIsInUseOnlyOnceTheJobHasAllOfIt() {
        long version = publish();
        assertThat(topic.steps)
                .containsExactly(
                        "use 0, beside it " + version,
                        "orders taken",
                        "publish " + version,
                        "vectors taken",
                        "use " + version + ", beside it 0",
                        "orders taken");
    }

    @Test
    void aJobThatDoesNotRunKeepsWhatItHas() {
        long first = publish();
        topic.isRunning = false;
        assertThatIllegalStateException().isThrownBy(this::publish);
        assertThat(topic.order.inUse()).isEqualTo(first);
    }

    @Test
    void withoutWaitingAJobBeginsWithTheVersion() {
        topic.isRunning = false;
        long version = rollout.publish(any -> vectors(), false).version();
        assertThat(topic.order).isEqualTo(new SpaceVersions("moves", version, 0));
    }

    @Test
    void whoPublishesMeanwhileIsNotOverrun() {
        long first = publish();
        topic.meanwhile = () -> topic.order = topic.order.beside(99);
        assertThatIllegalStateException()
                .isThrownBy(this::publish)
                .withMessageStartingWith("version 99 was published meanwhile")
                .withMessageContaining("version " + first + " stays in use")
                .withMessageContaining("eddy spaces activate moves");
    }

    @Test
    void theVersionBeforeIsBackWithoutSendingItAgain() {
        long first = publish();
        long second = publish();
        topic.steps.clear();
        rollout.activate(first);
        assertThat(topic.steps)
                .containsExactly("vectors taken", "use " + first + ", beside it " + second, "orders taken");
    }

    @Test
    void anOlderVersionIsSentAgain() {
        long first = publish();
        publish();
        long third = publish();
        topic.steps.clear();
        rollout.activate(first);
        assertThat(topic.steps)
                .containsExactly(
                        "use " + third + ", beside it " + first,
                        "orders taken",
                        "send " + first + " again",
                        "vectors taken",
                        "use " + first + ", beside it " + third,
                        "orders taken");
    }

    @Test
    void whatIsInUseStays() {
        long version = publish();
        topic.steps.clear();
        rollout.activate(version);
        assertThat(topic.steps).isEmpty();
    }

    @Test
    void whatIsNotWholeIsRefused() {
        long first = publish();
        publish();
        topic.lose(first, "b");
        assertThatThrownBy(() -> rollout.activate(first))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("incomplete: 1 of 2 vectors");
        assertThatThrownBy(() -> rollout.activate(1))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("is not published");
    }

    @Test
    void fiveVersionsAreKeptForRollbacks() {
        List<Long> all = Stream.generate(this::publish).limit(7).toList();
        assertThat(topic.inventory().entries())
                .extracting(VersionInventory.Entry::version)
                .containsExactlyElementsOf(all.subList(2, 7));
    }

    private long publish() {
        return rollout.publish(any -> vectors(), true).version();
    }

    private static Iterator<byte[]> vectors() {
        return Stream.of("a", "b").map(item -> item.getBytes(UTF_8)).iterator();
    }
}

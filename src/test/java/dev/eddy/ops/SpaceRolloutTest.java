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
                        "orders taken",
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
    void theVersionBeforeNeedsNoRoom() {
        long first = publish();
        long second = publish();
        topic.steps.clear();
        rollout.activate(first);
        assertThat(topic.steps)
                .containsExactly(
                        "send " + first + " again",
                        "orders taken",
                        "vectors taken",
                        "use " + first + ", beside it " + second,
                        "orders taken");
    }

    @Test
    void anOlderVersionComesInBesideTheOneInUse() {
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
                        "orders taken",
                        "vectors taken",
                        "use " + first + ", beside it " + third,
                        "orders taken");
    }

    @Test
    void goingBackLeadsToTheVersionThatWasInUseBefore() {
        long first = publish();
        long second = publish();
        assertThat(rollout.rollBack()).isEqualTo(first);
        assertThat(topic.order).isEqualTo(new SpaceVersions("moves", first, second));
        assertThatThrownBy(rollout::rollBack)
                .as("to vectors without a version")
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("version 0 of space moves is not published");
    }

    @Test
    void withoutAVersionInUseThereIsNoneToGoBackTo() {
        assertThatThrownBy(rollout::rollBack)
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("version 0 has no version before it");
    }

    /** A job may lack vectors of it, as after a start from an older savepoint. */
    @Test
    void theVersionInUseIsSentAgain() {
        long version = publish();
        topic.steps.clear();
        rollout.activate(version);
        assertThat(topic.steps).startsWith("send " + version + " again");
        assertThat(topic.order).isEqualTo(new SpaceVersions("moves", version, 0));
    }

    @Test
    void whatIsNotThereOrNotPublishedToItsEndIsRefused() {
        assertThatThrownBy(() -> rollout.activate(0))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("version 0 of space moves is not published");
        topic.beginPublication(7);
        assertThatThrownBy(() -> rollout.activate(7))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("its publication has not ended");
    }

    @Test
    void whatAKilledPublicationLeftIsRemovedByTheNext() {
        topic.beginPublication(7);
        long version = publish();
        assertThat(topic.inventory().entries())
                .extracting(VersionInventory.Entry::version)
                .containsExactly(version);
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

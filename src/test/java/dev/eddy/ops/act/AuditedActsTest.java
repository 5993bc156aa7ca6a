package dev.eddy.ops.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.ops.act.Audit.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuditedActsTest {
    private final List<Audit> written = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final Clock clock = Clock.fixed(Instant.ofEpochMilli(7), ZoneOffset.UTC);
    private final AuditedActs acts = new AuditedActs(written::add, clock, () -> "a1");

    private String run(AuditedActs by, Runnable deed) {
        return by.begin("anna", new FakeAct(List.of("u-9"), deed)).run(ActListener.NONE);
    }

    @Test
    void anActIsWrittenDownBeforeItBeginsAndWhenItIsDone() {
        run(acts, () -> assertThat(written).extracting(Audit::outcome).containsExactly(Outcome.ASKED));
        assertThat(written)
                .containsExactly(
                        new Audit("a1", "anna", 7, "forget", List.of("u-9"), 1, Outcome.ASKED, null),
                        new Audit("a1", "anna", 7, "forget", List.of("u-9"), 1, Outcome.DONE, "user is forgotten"));
    }

    @Test
    void anActThatFailsIsWrittenDownWithItsReason() {
        assertThatThrownBy(() -> run(acts, () -> {
                    throw new IllegalStateException("no checkpoint was completed");
                }))
                .hasMessage("no checkpoint was completed");
        assertThat(written).extracting(Audit::outcome).containsExactly(Outcome.ASKED, Outcome.FAILED);
        assertThat(written.get(1).detail()).isEqualTo("no checkpoint was completed");
    }

    @Test
    void whatCanNotBeWrittenDownIsNotDone() {
        AuditLog full = audit -> {
            throw new IllegalStateException("Kafka did not take the audit");
        };
        assertThatThrownBy(() -> run(new AuditedActs(full, clock, () -> "a1"), () -> done.add("forgotten")))
                .hasMessage("nothing was done, because it could not be written down: Kafka did not take the audit");
        assertThat(done).isEmpty();
    }

    @Test
    void anActThatIsDoneCountsAsDoneAlsoWhenThatCanNotBeWrittenDown() {
        AuditLog once = audit -> {
            if (audit.outcome() != Outcome.ASKED) {
                throw new IllegalStateException("away");
            }
        };
        assertThat(run(new AuditedActs(once, clock, () -> "a1"), () -> {})).isEqualTo("forgotten");
    }

    @Test
    void ofManyItemsAnAuditNamesAHundredAndTheirNumber() {
        List<String> items = IntStream.range(0, 5_000).mapToObj(i -> "i" + i).toList();
        acts.begin("anna", new FakeAct(items, () -> {}));
        assertThat(written.get(0).on()).hasSize(100);
        assertThat(written.get(0).count()).isEqualTo(5_000);
    }
}

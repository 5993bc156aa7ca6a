package dev.eddy.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.console.ActRuns.Run;
import dev.eddy.job.BadInputException;
import dev.eddy.lab.Waiting;
import dev.eddy.ops.act.Audit;
import dev.eddy.ops.act.Audit.Outcome;
import dev.eddy.ops.act.AuditedActs;
import dev.eddy.ops.act.FakeAct;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActRunsTest {
    private final List<Audit> written = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger numbers = new AtomicInteger();
    private final ActRuns runs =
            new ActRuns(new AuditedActs(written::add, Clock.systemUTC(), () -> "a" + numbers.incrementAndGet()));
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void stop() {
        gate.countDown();
        runs.close();
    }

    /** Waits until the test lets it go on. */
    private FakeAct waiting() {
        return new FakeAct(List.of("u-9"), () -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        });
    }

    private Run find(String id) {
        return runs.find(id).orElseThrow();
    }

    private void await(String id, Outcome outcome) {
        Waiting.until("the act", Duration.ofSeconds(5), () -> find(id).outcome() == outcome);
    }

    @Test
    void anActRunsWhileItsReaderIsToldHowFarItIs() {
        Run begun = runs.start("anna", waiting());
        assertThat(begun.outcome()).isEqualTo(Outcome.ASKED);
        Waiting.until("the walk", Duration.ofSeconds(20), () -> find(begun.id()).walked() == 3);
        assertThat(find(begun.id()).step()).isEqualTo("waiting for the job");
        gate.countDown();
        await(begun.id(), Outcome.DONE);
        assertThat(find(begun.id()).detail()).isEqualTo("user is forgotten");
        assertThat(written).extracting(Audit::who).containsOnly("anna");
    }

    @Test
    void theReasonOfAFailureIsKept() {
        Run begun = runs.start("anna", new FakeAct(List.of(), () -> {
            throw new IllegalStateException("no checkpoint was completed");
        }));
        await(begun.id(), Outcome.FAILED);
        assertThat(find(begun.id()).detail()).isEqualTo("no checkpoint was completed");
    }

    @ParameterizedTest
    @MethodSource("dev.eddy.Errors#all")
    void anActThatEndsInAnErrorHasFailedAndIsWrittenDown(Error error) {
        for (int i = 0; i < 5; i++) {
            Run begun = runs.start("anna", new FakeAct(List.of(), () -> {
                throw error;
            }));
            await(begun.id(), Outcome.FAILED);
        }
        assertThat(written)
                .filteredOn(audit -> audit.outcome() == Outcome.FAILED)
                .hasSize(5);
    }

    @Test
    void aFifthActWaitsForOneOfFourToEnd() {
        for (int i = 0; i < 4; i++) {
            runs.start("anna", waiting());
        }
        assertThatThrownBy(() -> runs.start("ben", waiting()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("4 acts are under way");
        assertThat(written)
                .as("audits of acts that were begun")
                .extracting(Audit::who)
                .containsOnly("anna");
    }

    @Test
    void whatIsUnderWayAtTheEndIsTakenBackAndWrittenDownAsFailed() {
        FakeAct act = waiting();
        Run begun = runs.start("anna", act);
        Waiting.until("the step", Duration.ofSeconds(20), () -> find(begun.id()).step() != null);
        runs.close();
        assertThat(act.isUndone()).isTrue();
        assertThat(written).extracting(Audit::outcome).containsExactly(Outcome.ASKED, Outcome.FAILED);
    }
}

package dev.eddy.ops.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.ops.retrain.FlinkRunningJob.OpenSavepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OpenSavepointTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<String> disposed = new ArrayList<>();
    private final OpenSavepoint savepoint = new OpenSavepoint(disposed::add);

    @Test
    void oneThatWasTakenIsDisposedOfOnce() {
        savepoint.begin(CompletableFuture.completedFuture("a"));
        assertThat(savepoint.abandon(PATIENCE)).isTrue();
        savepoint.dispose("a");
        assertThat(savepoint.abandon(PATIENCE)).isFalse();
        assertThat(disposed).containsExactly("a");
    }

    @Test
    void oneThatWasReadLeavesNothingToAbandon() {
        savepoint.begin(CompletableFuture.completedFuture("a"));
        savepoint.dispose("a");
        assertThat(savepoint.abandon(PATIENCE)).isFalse();
        assertThat(disposed).containsExactly("a");
    }

    @Test
    void oneThatIsBeingWrittenIsWaitedFor() throws Exception {
        CompletableFuture<String> asked = savepoint.begin(new CompletableFuture<>());
        CompletableFuture<Boolean> abandoned = CompletableFuture.supplyAsync(() -> savepoint.abandon(PATIENCE));
        asked.complete("a");
        assertThat(abandoned.get()).isTrue();
        assertThat(disposed).containsExactly("a");
    }

    @Test
    void oneThatFailedIsNoSavepoint() {
        savepoint.begin(CompletableFuture.failedFuture(new IllegalStateException("the job stopped")));
        assertThat(savepoint.abandon(PATIENCE)).isFalse();
        assertThat(disposed).isEmpty();
    }

    @Test
    void oneThatIsNotCompleteInTimeIsToldOf() {
        savepoint.begin(new CompletableFuture<>());
        assertThatThrownBy(() -> savepoint.abandon(Duration.ZERO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the savepoint was not complete in 0 s");
    }
}

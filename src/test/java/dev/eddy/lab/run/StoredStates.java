package dev.eddy.lab.run;

import dev.eddy.lab.run.StoredState.Kind;
import java.nio.file.Path;

/** Savepoints and checkpoints for tests; a higher number was written later. */
final class StoredStates {
    static final Path SAVEPOINTS = Path.of("state", "savepoints");
    static final Path CHECKPOINTS = Path.of("state", "checkpoints");
    private static final long FIRST_MILLIS = 1_700_000_000_000L;

    private StoredStates() {}

    static StoredState savepoint(String name, long number) {
        return new StoredState(Kind.SAVEPOINT, SAVEPOINTS.resolve(name), number, atMillis(number), "");
    }

    static StoredState halfWrittenSavepoint(long atMillis) {
        return new StoredState(Kind.SAVEPOINT, SAVEPOINTS.resolve("half"), -1, atMillis, "it is half-written");
    }

    static StoredState checkpoint(String job, long number) {
        Path folder = CHECKPOINTS.resolve(job).resolve("chk-" + number);
        return new StoredState(Kind.CHECKPOINT, folder, number, atMillis(number), "");
    }

    static StoredState damaged(StoredState state) {
        return new StoredState(
                state.kind(), state.folder(), state.number(), state.writtenAtMillis(), "it is half-written");
    }

    static long atMillis(long number) {
        return FIRST_MILLIS + number * 1_000;
    }
}

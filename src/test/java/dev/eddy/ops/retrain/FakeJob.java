package dev.eddy.ops.retrain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A job that takes savepoints of nothing. */
final class FakeJob implements RunningJob {
    private final List<String> savepoints = new ArrayList<>();
    private boolean isRunning = true;
    private int taken;

    void stop() {
        isRunning = false;
    }

    @Override
    public String takeSavepoint() {
        String savepoint = "savepoint-" + ++taken;
        savepoints.add(savepoint);
        return savepoint;
    }

    @Override
    public void dispose(String savepoint) {
        savepoints.remove(savepoint);
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public boolean abandon() {
        boolean hadOne = !savepoints.isEmpty();
        savepoints.clear();
        return hadOne;
    }

    @Override
    public void disposeOfLeftOvers(Duration leastAge, Consumer<String> told) {
        savepoints.forEach(savepoint -> told.accept("deleted " + savepoint));
        savepoints.clear();
    }

    /** A run that was killed left it over. */
    void leaveOver(String savepoint) {
        savepoints.add(savepoint);
    }

    int taken() {
        return taken;
    }

    /** Savepoints that were not disposed of. */
    List<String> savepoints() {
        return savepoints;
    }
}

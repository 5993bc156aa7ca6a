package dev.eddy.workbench.refresh;

import java.util.ArrayList;
import java.util.List;

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

    int taken() {
        return taken;
    }

    /** Those that nobody disposed of. */
    List<String> savepoints() {
        return savepoints;
    }
}

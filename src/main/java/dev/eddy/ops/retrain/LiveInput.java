package dev.eddy.ops.retrain;

import dev.eddy.centre.CentreInventory;
import dev.eddy.training.Population;
import dev.eddy.training.TrainingInput;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads the input of a training from a savepoint of the running job. */
public final class LiveInput {
    private LiveInput() {}

    /**
     * The users of the savepoint and their clusters.
     *
     * @param savepoint path or URI
     * @param published gives the next version and the next unused cluster id
     * @param nowMillis epoch milliseconds
     */
    public static TrainingInput of(String savepoint, CentreInventory published, long nowMillis) {
        var users = new Population.Builder();
        long[] newest = new long[1];
        try {
            SavedUsers.read(savepoint, Runtime.getRuntime().availableProcessors(), user -> {
                users.add(user.direction(), user.cluster());
                newest[0] = Math.max(newest[0], user.centreVersion());
            });
        } catch (IOException e) {
            throw new UncheckedIOException("no Flink could be started to read " + savepoint, e);
        }
        Population population = users.build();
        return new TrainingInput(
                population,
                Math.max(published.nextVersion(), newest[0] + 1),
                published.active().orElse(0),
                Math.max(published.unusedId(), population.unusedId()),
                nowMillis);
    }
}

package dev.eddy.lab.bench;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.NearestCentre;
import dev.eddy.centre.Provenance;
import dev.eddy.item.Catalogue;
import dev.eddy.ops.RecordedEvents;
import dev.eddy.training.ClusterMatching;
import dev.eddy.training.Training;
import dev.eddy.training.TrainingOptions;
import dev.eddy.training.TrainingProgress;
import dev.eddy.user.Interest;
import dev.eddy.user.InterestOptions;
import dev.eddy.user.InterestUpdater;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The interests of all users in one thread, and the clusters that follow from them. */
final class ClickOracle {
    private final Catalogue catalogue;
    private final InterestUpdater updater;
    /** By user, in an order that the same clicks always have. */
    private final Map<String, Interest> interests = new TreeMap<>();

    private long folded;

    ClickOracle(Catalogue catalogue, InterestOptions options) {
        this.catalogue = catalogue;
        this.updater = new InterestUpdater(options, catalogue.dimension());
    }

    /** Folds the clicks that were not folded yet, up to a number of them. */
    void foldUpTo(long clicks, RecordedClicks recorded) {
        for (; folded < clicks; folded++) {
            Behaviour click =
                    RecordedEvents.parse(List.of(recorded.get(folded))).get(0);
            interests.merge(
                    click.userId(),
                    updater.fold(updater.none(), catalogue.tag(click)).interest(),
                    (known, first) -> updater.fold(known, catalogue.tag(click)).interest());
        }
    }

    /** The cluster of every user. */
    Map<String, Integer> clusters(CentreSet set) {
        var centres = new NearestCentre(set);
        Map<String, Integer> clusters = new HashMap<>();
        interests.forEach((userId, interest) ->
                clusters.put(userId, centres.nearest(interest.direction()).id()));
        return clusters;
    }

    /**
     * A set trained for the users as they are, without guests.
     *
     * @param before whose ids it goes on with, as retraining does it; null for ids that mean nothing to anybody
     */
    CentreSet trained(long version, int clusters, CentreSet before) {
        float[][] users = interests.values().stream().map(Interest::direction).toArray(float[][]::new);
        var options = new TrainingOptions(clusters, version, 1_000, 20, 1, Double.POSITIVE_INFINITY, 0);
        Training training = Training.of(users, options, TrainingProgress.IGNORED);
        if (before == null) {
            // Neighbours in the order of the rows would be neighbours again.
            int[] ids = IntStream.range(0, clusters)
                    .map(row -> (int) ((row + version) % clusters))
                    .toArray();
            return training.toSet(version, ids, 0, Provenance.NO_PARENT);
        }
        var centres = new NearestCentre(before);
        List<Integer> known = new ArrayList<>();
        for (float[] user : users) {
            known.add(centres.nearest(user).id());
        }
        int[] ids = ClusterMatching.match(
                        known.stream().mapToInt(Integer::intValue).toArray(),
                        training.labels(),
                        clusters,
                        IntStream.of(before.ids()).max().orElseThrow() + 1)
                .ids();
        return training.toSet(version, ids, 0, before.version());
    }
}

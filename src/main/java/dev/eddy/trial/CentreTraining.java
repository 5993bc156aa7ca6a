package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.catalog.Catalogue;
import dev.eddy.catalog.TaggedBehaviour;
import dev.eddy.interest.Interest;
import dev.eddy.interest.InterestOptions;
import dev.eddy.interest.InterestUpdater;
import dev.eddy.membership.CentreSet;
import dev.eddy.training.CentreTrainer;
import dev.eddy.training.ClusterCount;
import dev.eddy.training.Training;
import dev.eddy.training.TrainingOptions;
import dev.eddy.training.TrainingProgress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Trains centres on the interests that a list of events leaves behind. */
public final class CentreTraining {
    private final InterestOptions options;
    private final Catalogue catalogue;
    private final long seed;

    public CentreTraining(InterestOptions options, Catalogue catalogue, long seed) {
        this.options = options;
        this.catalogue = catalogue;
        this.seed = seed;
    }

    /**
     * Centres for the users of the events.
     *
     * @param clusters a number, or {@link ClusterCount#AUTO}
     * @param version of the set
     * @throws IllegalArgumentException when there are fewer users than clusters
     */
    public CentreSet train(List<Behaviour> events, String clusters, long version, TrainingProgress progress) {
        return set(training(events, clusters, progress), events, version);
    }

    /**
     * As {@link #train}, for who also wants to know how large and how tight the clusters are.
     *
     * @throws IllegalArgumentException when there are fewer users than clusters
     */
    public Training training(List<Behaviour> events, String clusters, TrainingProgress progress) {
        float[][] directions = directions(events);
        int count = ClusterCount.of(clusters, directions.length);
        return new CentreTrainer(TrainingOptions.defaults(count, seed)).train(directions, progress);
    }

    /** The set a training found; it is as old as the last event, so that the same events make the same set. */
    public static CentreSet set(Training training, List<Behaviour> events, long version) {
        return training.toSet(version, events.get(events.size() - 1).atMillis(), 0);
    }

    private float[][] directions(List<Behaviour> events) {
        var updater = new InterestUpdater(options);
        Map<String, Interest> interests = new LinkedHashMap<>();
        for (Behaviour behaviour : events) {
            TaggedBehaviour tagged = catalogue.tag(behaviour);
            if (tagged != null && behaviour.type() != BehaviourType.IMPRESSION) {
                Interest before = interests.getOrDefault(behaviour.userId(), Interest.none(options.dimension()));
                interests.put(behaviour.userId(), updater.fold(before, tagged).interest());
            }
        }
        return interests.values().stream()
                .map(Interest::direction)
                .filter(Objects::nonNull)
                .toArray(float[][]::new);
    }
}

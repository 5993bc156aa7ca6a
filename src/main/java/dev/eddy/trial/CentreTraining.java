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
import dev.eddy.training.Population;
import dev.eddy.training.TrainingOptions;
import dev.eddy.training.TrainingProgress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
     * Centres for the users of the events; as old as the last event, so that the same events make the same set.
     *
     * @param clusters a number, or {@link ClusterCount#AUTO}
     * @param version of the set
     * @throws IllegalArgumentException when there are fewer users than clusters
     */
    public CentreSet train(List<Behaviour> events, String clusters, long version, TrainingProgress progress) {
        float[][] directions = population(options, catalogue, events).vectors();
        int count = ClusterCount.of(clusters, directions.length);
        return new CentreTrainer(TrainingOptions.defaults(count, seed))
                .train(directions, progress)
                .toSet(version, events.get(events.size() - 1).atMillis(), 0);
    }

    /** The users of the events. */
    public static Population population(InterestOptions options, Catalogue catalogue, List<Behaviour> events) {
        var updater = new InterestUpdater(options);
        Map<String, Interest> interests = new LinkedHashMap<>();
        for (Behaviour behaviour : events) {
            TaggedBehaviour tagged = catalogue.tag(behaviour);
            if (tagged != null && behaviour.type() != BehaviourType.IMPRESSION) {
                Interest before = interests.getOrDefault(behaviour.userId(), Interest.none(options.dimension()));
                interests.put(behaviour.userId(), updater.fold(before, tagged).interest());
            }
        }
        var users = new Population.Builder();
        interests.values().forEach(interest -> users.add(interest.direction()));
        return users.build();
    }
}

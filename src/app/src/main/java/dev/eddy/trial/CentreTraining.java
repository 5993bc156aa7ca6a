package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.ClusterCount;
import dev.eddy.centre.Provenance;
import dev.eddy.item.Catalogue;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.training.Population;
import dev.eddy.training.Training;
import dev.eddy.training.TrainingOptions;
import dev.eddy.training.TrainingProgress;
import dev.eddy.user.Interest;
import dev.eddy.user.InterestOptions;
import dev.eddy.user.InterestUpdater;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Trains centres on the interests of users after a list of events; users without a direction are left out. */
public record CentreTraining(InterestOptions options, Catalogue catalogue, long seed, boolean byRules) {
    /** Trains by k-means. */
    public CentreTraining(InterestOptions options, Catalogue catalogue, long seed) {
        this(options, catalogue, seed, false);
    }

    /**
     * Trains a set of a version with the time of the last event, so that equal events make equal sets. {@code clusters}
     * is a number or {@link ClusterCount#AUTO}. When no user has a direction, a single cluster gets a random centre.
     * Throws an {@link IllegalArgumentException} when fewer users have a direction than there are clusters.
     */
    public CentreSet train(List<Behaviour> events, String clusters, long version) {
        var builder = new Population.Builder();
        if (byRules) {
            builder.byRules(catalogue.items()::get);
        }
        Population users = population(options, catalogue, events, builder);
        int count = ClusterCount.of(clusters, users.size());
        long trainedAt = events.get(events.size() - 1).atMillis();
        if (users.size() == 0 && count == 1) {
            CentreSet any = CentreSet.random(seed, 1, catalogue.dimension());
            return CentreSet.of(
                    any.space(), version, any.dimension(), any.ids(), any.centres(), new Provenance(trainedAt, 0));
        }
        return train(users, count, version, trainedAt, seed);
    }

    /**
     * Trains a set on a population, in its space.
     *
     * @throws IllegalArgumentException when fewer users have a direction than there are clusters
     */
    public static CentreSet train(Population users, int clusters, long version, long trainedAtMillis, long seed) {
        Training training = Training.of(users, TrainingOptions.defaults(clusters, seed), TrainingProgress.IGNORED);
        int[] ids = IntStream.range(0, training.sizes().length).toArray();
        return training.toSet(users, version, ids, new Provenance(trainedAtMillis, 0));
    }

    /** Adds the users of the events with their directions of interest. */
    public static Population population(
            InterestOptions options, Catalogue catalogue, List<Behaviour> events, Population.Builder users) {
        var updater = new InterestUpdater(options, catalogue.dimension());
        Map<String, Interest> interests = new LinkedHashMap<>();
        for (Behaviour behaviour : events) {
            TaggedBehaviour tagged = catalogue.tag(behaviour);
            if (tagged != null && behaviour.type() != BehaviourType.IMPRESSION) {
                Interest before = interests.getOrDefault(behaviour.userId(), updater.none());
                interests.put(behaviour.userId(), updater.fold(before, tagged).interest());
            }
        }
        interests.values().forEach(users::add);
        return users.build();
    }
}

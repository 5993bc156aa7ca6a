package dev.eddy.trial;

import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.job.RecallOptions;
import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.vector.HalfLives;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All baselines, each with the settings that do best over several data sets. */
final class Baselines {
    private static final String VMIS_KNN = "vmis-knn";
    private static final String VMIS_KNN_UNCUT = "vmis-knn-uncut";

    private static final Map<String, List<String>> OF_CHANNELS = ofChannels();

    private Baselines() {}

    /** New baselines without clicks. */
    static List<Baseline> all(RecallOptions options, Had had) {
        BehaviourWeights weights = options.interest().weights();
        List<Baseline> all = new ArrayList<>();
        for (int i = 0; i < HalfLives.COUNT; i++) {
            all.add(new PopularityBaseline(weights, i, had));
        }
        all.add(new ItemCfBaseline(weights, ItemCfBaseline.Settings.BEST, had));
        all.add(new UserKnnBaseline(had));
        all.add(new VmisKnnBaseline(VMIS_KNN, VmisKnnBaseline.Settings.BEST, had));
        all.add(new VmisKnnBaseline(VMIS_KNN_UNCUT, VmisKnnBaseline.Settings.UNCUT, had));
        if (had == Had.RECALLED) {
            all.add(new OwnFavouritesBaseline());
        }
        return all;
    }

    /** Names of the baselines that use the same method as a channel; the channel should match them. */
    static List<String> ofKind(ChannelInfo channel) {
        return OF_CHANNELS.getOrDefault(channel.name(), List.of());
    }

    private static Map<String, List<String>> ofChannels() {
        Map<String, List<String>> baselines = new LinkedHashMap<>();
        baselines.put("icf", List.of(ItemCfBaseline.NAME));
        baselines.put("ucf", List.of(UserKnnBaseline.NAME));
        baselines.put("sknn", List.of(VMIS_KNN, VMIS_KNN_UNCUT));
        for (int i = 0; i < HalfLives.COUNT; i++) {
            baselines.put("hot-" + HalfLives.days(i) + "d", List.of(PopularityBaseline.name(i)));
        }
        baselines.put("repeat", List.of(OwnFavouritesBaseline.NAME));
        return baselines;
    }
}
